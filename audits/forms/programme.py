"""The form by which a year's schedule is sent in."""

from django import forms

from audits.tables import BYTES_MAX


class ScheduleForm(forms.Form):
    """A schedule as a CSV file."""

    file = forms.FileField(
        label="The schedule",
        help_text=(
            "A CSV file with a row for each theme of a month. It needs the columns month and "
            "theme. It reads theme_no, completed_by, moderation_panel_date, moderation_panel_time, "
            "report_type, children_and_families_survey, crh_audit_date, sscp_thematic, "
            "practice_week and remark as well."
        ),
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty. Send the file with its rows.",
        },
        widget=forms.FileInput(attrs={"class": "govuk-file-upload", "accept": ".csv,text/csv"}),
    )

    def content(self) -> bytes:
        """Return the bytes, one more than can be read where there are too many."""
        data: bytes = self.cleaned_data["file"].read(BYTES_MAX + 1)
        return data

"""The programme that was adopted, as the plain values that a schedule is read into."""

from audits.models import Programme, ProgrammeMonth
from audits.programme import PlannedMonth, PlannedTheme


def planned_months(programme: Programme) -> tuple[PlannedMonth, ...]:
    """Return a programme's months in their order, in two queries."""
    return tuple(
        planned_month(month) for month in programme.months.prefetch_related("themes").all()
    )


def planned_month(month: ProgrammeMonth) -> PlannedMonth:
    """Return a month with its themes and remarks."""
    return PlannedMonth(
        month=month.month,
        themes=tuple(
            PlannedTheme(theme.number, theme.title, theme.completed_by)
            for theme in month.themes.all()
        ),
        panel_on=month.panel_on,
        panel_time=month.panel_time,
        report=month.report,
        survey=month.survey,
        partnership_audit=month.partnership_audit,
        partnership_theme=month.partnership_theme,
        practice_week=month.practice_week,
        remarks=tuple(month.remark.splitlines()),
    )

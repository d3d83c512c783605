"""Schedules as tests write them."""

from pathlib import Path

from django.conf import settings

SCHEDULE_2023 = Path(settings.ROOT) / "fixtures" / "audits" / "schedule_2023.csv"

HEADINGS = (
    "month,theme_no,theme,completed_by,moderation_panel_date,moderation_panel_time,report_type,"
    "children_and_families_survey,crh_audit_date,sscp_thematic,practice_week,remark"
)


def schedule(*rows: str, headings: str = HEADINGS) -> bytes:
    """Return a file with these rows."""
    return "\n".join([headings, *rows]).encode()


def row(**said: str) -> str:
    """Return a row of January that has no quirk, but for what is said."""
    usual = {
        "month": "January",
        "theme_no": "1",
        "theme": "Neglect",
        "moderation_panel_date": "19th",
        "report_type": "Monthly report",
    }
    values = usual | said
    return ",".join(f'"{values.get(column, "")}"' for column in HEADINGS.split(","))

"""Rows as tests of the analysis make them: each says only what it is about."""

from datetime import date

from audits.analysis.rows import Grade, Row, Scale

SCALE = Scale(
    "Four grades, version 1",
    (
        Grade("outstanding", "Outstanding", is_good_or_better=True),
        Grade("good", "Good", is_good_or_better=True),
        Grade("requires-improvement", "Requires improvement", is_good_or_better=False),
        Grade("inadequate", "Inadequate", is_good_or_better=False),
    ),
)
NEXT_SCALE = Scale("Four grades, version 2", SCALE.grades)
JANUARY = date(2023, 1, 1)


def audited(grade: str | None = "good", **fields: object) -> Row:
    """Return an audit of January that was handed in with a grade."""
    given: dict[str, object] = {
        "month": JANUARY,
        "team": "North team",
        "is_submitted": True,
        "scale": SCALE,
        "auditor_grade": grade,
        **fields,
    }
    return Row(**given)  # type: ignore[arg-type]


def review(**fields: object) -> Row:
    """Return a review without a grade."""
    return audited(None, scale=None, **fields)

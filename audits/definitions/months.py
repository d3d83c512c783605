"""A month of audits as a data file tells it, for a demonstration: how each audit went, by day."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from scrutiny.definitions.loading import Month, Record, Slug, read

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
YearOrMonth = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$")]


class Remedy(Record):
    """An action after an audit."""

    says: Words
    owner: Slug
    due_on: date
    done_on: date | None = None
    outcome: str = ""


class OversightFile(Record):
    """What the service lead said, and when."""

    on: date
    comment: Words
    follow_up: str = ""


class ModerationFile(Record):
    """The panel's grade and its reason."""

    on: date
    grade: Slug
    reason: Words


class Said(Record):
    """Something that was said on a day."""

    on: date
    says: Words


class DisputeFile(Record):
    """Why the service disagrees, and since when."""

    on: date
    reason: Words


class ConcernFile(Said):
    """An immediate concern and what was done about it."""

    answered_on: date | None = None
    outcome: str = ""


class AuditFile(Record):
    """How one audit went; what is not given has not happened yet."""

    grade: Slug | None = None
    audited_on: date | None = None
    saved_on: date | None = None
    handed_in_on: date | None = None
    strengths: str = ""
    improvements: str = ""
    strength_themes: tuple[Slug, ...] = ()
    development_themes: tuple[Slug, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    concern: ConcernFile | None = None
    changes: str = ""
    oversight: OversightFile | None = None
    dispute: DisputeFile | None = None
    moderation: ModerationFile | None = None
    first_update: Said | None = None
    placed_on: date | None = None
    example: str = ""


class AnalysisFile(Record):
    """An analysis that was issued, with its words."""

    period: YearOrMonth
    issued_on: date
    strengths: Words
    developments: Words
    next_steps: Words


class MonthFile(Record):
    """A month: its open cases, its draw, and its audits in the order of the draw.

    `said` are the words of the areas by grade; `narrative` are those of areas without one.
    """

    month: Month
    open_cases: str = Field(pattern=r"^[A-Za-z0-9_\-/.]+\.csv$")
    asked_for: Words
    seed: Slug
    tool: Slug
    drawn_on: date
    said: dict[Slug, Words]
    audits: tuple[AuditFile, ...] = ()
    analyses: tuple[AnalysisFile, ...] = ()


def load_months(folder: Path) -> tuple[MonthFile, ...]:
    """Return the months of a folder; none where it has none. Raises DefinitionError."""
    return tuple(read(path, MonthFile) for path in sorted(folder.glob("*.yaml")))

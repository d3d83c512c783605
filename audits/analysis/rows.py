"""What the analysis knows of an audit: no worker, no case, none of its words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How an audit came about."""

    SAMPLE = "sample"
    THEMED = "themed"
    REAUDIT = "re-audit"


@dataclass(frozen=True)
class Grade:
    """A grade of a scale, the best of which has the lowest order."""

    slug: str
    label: str
    is_good_or_better: bool


@dataclass(frozen=True)
class Scale:
    """A version of a scale: its grades, the best first. Its name says the version."""

    name: str
    grades: tuple[Grade, ...]

    def place(self, slug: str) -> int:
        """Return where a grade stands; 0 is the best. Raises ValueError for another scale's."""
        for place, grade in enumerate(self.grades):
            if grade.slug == slug:
                return place
        raise ValueError(f"The scale “{self.name}” has no grade “{slug}”.")

    @property
    def good_count(self) -> int:
        """Return how many of the grades are good or better."""
        return sum(grade.is_good_or_better for grade in self.grades)

    def is_good(self, slug: str) -> bool:
        """Return whether a grade is good or better."""
        return self.grades[self.place(slug)].is_good_or_better


@dataclass(frozen=True)
class Remedy:
    """An action that came of an audit: when it was agreed, and when it was done."""

    agreed_on: date
    done_on: date | None = None

    @property
    def days_to_close(self) -> int | None:
        """Return the days from agreeing to doing; never fewer than none."""
        return None if self.done_on is None else max(0, (self.done_on - self.agreed_on).days)


@dataclass(frozen=True)
class Row:
    """One audit of a month's cycle, however late it came in.

    `scale` is None for a review that is not graded. Grades are slugs of the scale, None until the
    audit is handed in; `first_grade` is what counted of the audit that a re-audit is of.
    """

    month: date
    team: str
    kind: Kind = Kind.SAMPLE
    theme: str = ""
    is_allocated: bool = True
    is_submitted: bool = False
    is_late: bool = False
    has_practitioner_taken_part: bool | None = None
    is_family_asked: bool | None = None
    scale: Scale | None = None
    auditor_grade: str | None = None
    moderated_grade: str | None = None
    first_grade: str | None = None
    strengths: tuple[str, ...] = ()
    developments: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    @property
    def final_grade(self) -> str | None:
        """Return the grade that counts: the moderated one, else the auditor's."""
        return self.moderated_grade or self.auditor_grade

    @property
    def is_review(self) -> bool:
        """Return whether it is a review without a grade: activity, and in no share of grades."""
        return self.scale is None

"""Days from which an indicator is defined otherwise, and whether its figures then still compare."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from performance.models import IndicatorVersion


@dataclass(frozen=True)
class Redefined:
    """A day on which a definition changed; `is_break` where it measures something else since."""

    on: date
    is_break: bool


def redefined_on(indicator_id: int) -> tuple[Redefined, ...]:
    """Return the days on which the definition, or what it measures, changed; in one query.

    A count of another unit or of another stretch of time is never comparable. A changed wording
    may be: where it is not, the council records a break of the series.
    """
    versions = IndicatorVersion.objects.filter(indicator=indicator_id).order_by("from_on")
    found = (
        Redefined(later.from_on, is_break=_kind(earlier) != _kind(later))
        for earlier, later in pairwise(versions)
        if (*_kind(earlier), *_words(earlier)) != (*_kind(later), *_words(later))
    )
    return tuple(found)


def _kind(version: IndicatorVersion) -> tuple[str, str]:
    return version.unit, version.basis


def _words(version: IndicatorVersion) -> tuple[str, str, str]:
    return version.definition, version.counted, version.population

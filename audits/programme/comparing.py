"""What a new schedule changes in the months of an adopted one, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from audits.programme.planned import PlannedMonth

_LABELS = {
    "panel_on": "Moderation panel",
    "panel_time": "Time of the panel",
    "report": "Report",
    "survey": "Survey",
    "partnership_audit": "Partnership audit",
    "partnership_theme": "Theme of the partnership",
    "practice_week": "Practice week",
}


@dataclass(frozen=True)
class Change:
    """What becomes of a month."""

    month: int
    words: tuple[str, ...]


def changes_between(
    before: Iterable[PlannedMonth], after: Iterable[PlannedMonth]
) -> tuple[Change, ...]:
    """Return the months that the later schedule adds or changes, with what changes.

    A month that it does not have stays as it is.
    """
    known = {month.month: month for month in before}
    return tuple(
        Change(month.month, tuple(_words(known.get(month.month), month)))
        for month in after
        if known.get(month.month) != month
    )


def _words(before: PlannedMonth | None, after: PlannedMonth) -> Iterator[str]:
    if before is None:
        many = len(after.themes)
        yield f"New, with {many} theme{'' if many == 1 else 's'}."
        return
    for field, label in _LABELS.items():
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield f"{label}: {_plain(old)} becomes {_plain(new)}."
    old_themes = {theme.title: theme for theme in before.themes}
    new_themes = {theme.title: theme for theme in after.themes}
    for title in old_themes.keys() - new_themes.keys():
        yield f"Theme taken out: {title}."
    for title, theme in new_themes.items():
        old_theme = old_themes.get(title)
        if old_theme is None:
            yield f"Theme added: {title}."
            continue
        if old_theme.completed_by != theme.completed_by:
            yield f"{title}: completed by {_plain(theme.completed_by)}."
        if old_theme.number != theme.number:
            yield f"{title}: number {theme.number}."
    if before.remarks != after.remarks:
        yield "The remarks change."


def _plain(value: date | str | None) -> str:
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    return value or "none"

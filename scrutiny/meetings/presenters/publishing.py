"""What the page shows on which papers are made ready and published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scrutiny.meetings.pack.contents import PackContents
from scrutiny.meetings.publication.editions import Ranges, Wanted
from scrutiny.meetings.publication.out import Out
from scrutiny.meetings.publication.reading_load import Portion, ReadingLoad, reading_load
from scrutiny.packs.models import Build


@dataclass(frozen=True)
class EditionShown:
    """An edition with how far its build is."""

    title: str
    tag: str
    colour: str
    says: str
    build_id: int | None = None
    is_live: bool = False
    is_done: bool = False


# How the state of a build is told beside its edition.
TAGS: Mapping[str, tuple[str, str]] = {
    Build.State.QUEUED: ("Waiting", "blue"),
    Build.State.RUNNING: ("Being built", "blue"),
    Build.State.DONE: ("Built", "green"),
}


def editions_shown(editions: Iterable[Wanted]) -> tuple[EditionShown, ...]:
    """Return the editions that a publication needs, as they stand."""
    return tuple(_shown(one) for one in editions)


def _shown(one: Wanted) -> EditionShown:
    title = f"{one.label[:1].upper()}{one.label[1:]}"
    if one.refusal:
        return EditionShown(title, "Not possible", "red", one.refusal)
    if one.build is None:
        return EditionShown(
            title, "Not built", "grey", "There is none of the papers as they are now."
        )
    tag, colour = TAGS[one.build.state]
    return EditionShown(
        title,
        tag,
        colour,
        _says(one.build),
        build_id=one.build.pk,
        is_live=one.build.is_live,
        is_done=one.is_built,
    )


def _says(build: Build) -> str:
    if build.state != Build.State.DONE:
        done, every = build.steps_done_count, build.step_count
        return f"{done} of {every} steps are done." if every else "A worker picks it up soon."
    untagged = len(build.untagged)
    words = f"Pages {build.first_page} - {build.last_page}."
    if untagged:
        parts = "part" if untagged == 1 else "parts"
        words += f" {untagged} {parts} cannot be read aloud; the agenda says so."
    return words


def load_of_build(
    contents: PackContents, ranges: Ranges, build: Build, *, minutes_a_page: int
) -> ReadingLoad:
    """Return what there is to read in papers that are built and not out yet."""
    portions = []
    for one in contents.items:
        start, end = ranges.get(f"item-{one.number}", (1, 0))
        is_late = contents.number > 0
        portions.append(Portion(one.number, one.item.title, end - start + 1, is_late))
    last = build.last_page or build.first_page
    whole = last - build.first_page + 1
    return reading_load(portions, page_count=whole, minutes_a_page=minutes_a_page)


def load_of_out(out: Out, *, minutes_a_page: int) -> ReadingLoad:
    """Return what there is to read of all that is out."""
    portions = []
    for one in out.items:
        start, end = one.latest.page_from, one.latest.page_to
        count = end - start + 1 if start is not None and end is not None else 0
        portions.append(Portion(one.number, one.first.title, count, one.came_later))
    whole = sum(one.last_page - one.first_page + 1 for one in out.current)
    return reading_load(portions, page_count=whole, minutes_a_page=minutes_a_page)

"""What changed since the panel last met, in words for the overview and the pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from performance.analysis.figures import Period
from performance.analysis.timeline import near_name
from performance.presenters.figures import shown
from performance.presenters.made import made_sentence
from performance.told.since import NewTarget, Retold, Since, Turned

Address = Callable[[str], str]
# So many lines under a heading can be read at a glance.
MOST = 8


@dataclass(frozen=True)
class Item:
    """An indicator with what is otherwise; without a `url` it is no link."""

    title: str
    url: str
    text: str


@dataclass(frozen=True)
class Group:
    """The indicators of which the same is to be said; those past `MOST` are named only."""

    heading: str
    items: tuple[Item, ...]

    @property
    def first(self) -> tuple[Item, ...]:
        """The indicators that are told of."""
        return self.items[:MOST]

    @property
    def others(self) -> str:
        """The names of the rest; nothing where there are none."""
        return ", ".join(item.title for item in self.items[MOST:])


@dataclass(frozen=True)
class SinceShown:
    """The section: its heading, one line that sums it up, a lede, and the groups.

    `has_retold` is whether any figure was restated or supplied late. `made` says which of the
    figures compared with were made for the demonstration.
    """

    heading: str
    summary: str
    lede: str
    groups: tuple[Group, ...]
    has_retold: bool
    made: str


def since_shown(since: Since, month: Period, address: Address) -> SinceShown:
    """Return what changed by the month shown; `address` leads to an indicator's page by code."""
    day = f"{since.met.on:%-d %B %Y}"
    knew = since.met.knew
    groups = tuple(group for group in _groups(since, month, address) if group.items)
    if knew is None:
        lede = f"Nothing had been told to the panel when it met on {day}."
    elif not groups:
        lede = f"Nothing is otherwise than the panel was told by {day}, with {knew.label}."
    else:
        lede = f"Compared with what the panel had been told by then: figures to {knew.label}."
    return SinceShown(
        heading=f"Since the meeting of {day}",
        summary=" · ".join(f"{len(one.items)} {one.heading.lower()}" for one in groups),
        lede=lede,
        groups=groups,
        has_retold=bool(since.restated or since.late),
        made=made_sentence(since.figures),
    )


def _groups(since: Since, month: Period, address: Address) -> Iterable[Group]:
    """Yield every group, also those with nothing in them."""
    knew = since.met.knew or month
    for heading, turned in (
        ("Newly off target", since.newly_off),
        ("Back on target", since.back_on),
    ):
        yield Group(
            heading,
            tuple(
                Item(one.measure.short_name, address(one.measure.code), _turned(one, knew, month))
                for one in turned
            ),
        )
    for heading, retold in (("Restated", since.restated), ("Supplied late", since.late)):
        yield Group(
            heading,
            tuple(
                Item(one.measure.short_name, address(one.measure.code), _retold(one, month))
                for one in retold
            ),
        )
    changed = tuple(
        Item(one.measure.short_name, address(one.measure.code), _target(one))
        for one in since.targets
    )
    yield Group("Target changed" if len(changed) == 1 else "Targets changed", changed)


def _turned(one: Turned, knew: Period, month: Period) -> str:
    """Return the figure now, then the one that was told with its rating."""
    now = shown(one.measure, one.now).text
    then = shown(one.measure, one.then.figure if one.then else None).text
    return f"{now}; in {near_name(knew, month)} {then}, {one.then_rating.word.lower()}."


def _retold(one: Retold, month: Period) -> str:
    """Return the change that moved furthest, how many there are, and the reason given."""
    widest = one.widest
    name = near_name(widest.period, month)
    then = shown(one.measure, widest.then.figure)
    now = shown(one.measure, widest.now.figure if widest.now else None)
    count = len(one.changes)
    if widest.is_late:
        said = f"{name} was {then.state}; it is {now.text}"
    else:
        said = f"{name} from {then.share_first} to {now.share_first}"
    if count > 1:
        what = "supplied" if widest.is_late else "restated"
        said = f"{count} months {what}, {said}"
    return f"{said}. {one.reason}" if one.reason else f"{said}."


def _target(one: NewTarget) -> str:
    """Return the old target and the new, with the first day of the new one."""
    unit = one.measure.unit
    then = one.then.text(unit) if one.then else "no target"
    now = one.now.text(unit) if one.now else "no target"
    where = f" ({one.area_name})" if one.area_name else ""
    begun = f", from {one.from_on:%-d %B %Y}" if one.from_on else ""
    return f"from {then} to {now}{begun}{where}."

"""What is otherwise than when the panel last met: ratings, figures, targets. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.ratings import Colour, Rating
from performance.analysis.targets import TargetRule
from performance.analysis.timeline import is_broken_between
from performance.judging import ORDER, Judged, rating_told
from performance.told.board import Board, Line, Seen, window
from performance.told.met import Met
from performance.told.restated import Change, changes_of

MISSED = frozenset({Colour.RED, Colour.AMBER})


@dataclass(frozen=True)
class Turned:
    """An indicator that changed sides: its figure and rating as told then, and as they are now."""

    measure: Measure
    then: Seen | None
    then_rating: Rating
    now: Figure | None
    now_rating: Rating


@dataclass(frozen=True)
class Retold:
    """An indicator of which months were told otherwise then, with the reason given, if any."""

    measure: Measure
    changes: tuple[Change, ...]
    reason: str = ""

    @property
    def widest(self) -> Change:
        """Return the change that moved furthest; of equal ones the latest month's."""
        return max(self.changes, key=lambda one: (one.size_in(self.measure), one.period))


@dataclass(frozen=True)
class NewTarget:
    """An indicator whose target is another than it was in the month known then.

    `area_name` is given where the indicator stands in another area with another target.
    """

    measure: Measure
    then: TargetRule | None
    now: TargetRule | None
    from_on: date | None
    area_name: str = ""


@dataclass(frozen=True)
class Since:
    """All that changed since a meeting; each indicator once under each heading."""

    met: Met
    newly_off: tuple[Turned, ...] = ()
    back_on: tuple[Turned, ...] = ()
    restated: tuple[Retold, ...] = ()
    late: tuple[Retold, ...] = ()
    targets: tuple[NewTarget, ...] = ()

    @property
    def figures(self) -> tuple[Seen, ...]:
        """The figures that were told then and are told of here."""
        turned = (one.then for one in (*self.newly_off, *self.back_on))
        retold = (change.then for one in (*self.restated, *self.late) for change in one.changes)
        return tuple(seen for seen in (*turned, *retold) if seen is not None)


def since_met(
    board: Board, each: dict[str, Judged], met: Met, *, until: date | None = None
) -> Since:
    """Compare the board with what its lines say was told at the meeting (`Line.then`).

    No rating is compared with one from before a break in its series.
    `each` is every indicator once, as judged now. `until` is the day of which the board tells; None
    for figures that may not have been told at all. Where nothing had been told by the meeting there
    is nothing to compare with.
    """
    if met.knew is None:
        return Since(met)
    lines = board.once_each()
    turned = [
        _turned(one, lines[code], met.knew, board.month)
        for code, one in each.items()
        if not is_broken_between(met.knew, board.month, [broken.on for broken in one.line.breaks])
    ]
    retold = [_retold(one.line, board.month, met.on, until) for one in each.values()]
    return Since(
        met=met,
        newly_off=tuple(one for one in turned if _is_newly_off(one)),
        back_on=tuple(one for one in turned if _is_back_on(one)),
        restated=tuple(found for one in retold if (found := _only(one, is_late=False))),
        late=tuple(found for one in retold if (found := _only(one, is_late=True))),
        targets=tuple(
            found for code in each for found in _new_targets(lines[code], met.knew, board.month)
        ),
    )


def _turned(now: Judged, lines: tuple[Line, ...], knew: Period, month: Period) -> Turned:
    """Return an indicator with its rating then: of two areas the worse, as it is now."""
    ratings = [rating_told(line, knew) for line in lines]
    return Turned(
        measure=now.line.measure,
        then=now.line.then.get(knew),
        then_rating=min(ratings, key=lambda rating: ORDER.index(rating.colour)),
        now=now.line.figure_in(month),
        now_rating=now.evidence.rating,
    )


def _is_newly_off(one: Turned) -> bool:
    """Say whether it is off target and was not; one of which nothing was told then is only new."""
    is_known = one.then_rating.colour is not None or one.then is not None
    return one.now_rating.colour is Colour.RED and is_known and not _was_off(one)


def _was_off(one: Turned) -> bool:
    return one.then_rating.colour is Colour.RED


def _is_back_on(one: Turned) -> bool:
    """Say whether it meets a target that it missed."""
    return one.now_rating.colour is Colour.GREEN and one.then_rating.colour in MISSED


def _retold(line: Line, month: Period, met_on: date, until: date | None) -> Retold:
    """Return the months shown that were told otherwise then, with the latest reason since."""
    reasons = [one.text for one in line.reasons if one.is_told_within(met_on, until)]
    changes = tuple(one for one in changes_of(line) if one.period >= window(month))
    return Retold(line.measure, changes, reasons[-1] if reasons else "")


def _only(found: Retold, *, is_late: bool) -> Retold | None:
    """Return the months that are late, or those that are restated; None where there are none."""
    changes = tuple(one for one in found.changes if one.is_late is is_late)
    if not changes:
        return None
    return Retold(found.measure, changes, "" if is_late else found.reason)


def _new_targets(lines: tuple[Line, ...], knew: Period, month: Period) -> list[NewTarget]:
    """Return the changed targets of an indicator; once where all its areas changed alike."""
    found: dict[NewTarget, str] = {}
    for line in lines:
        then, now = line.target_in(knew), line.target_in(month)
        # The first target that is known is no change: nobody can say what there was before it.
        if then is None and not any(target.from_on <= knew.end for target in line.targets):
            continue
        if then != now:
            begun = [target.from_on for target in line.targets if target.rule == now]
            new = NewTarget(line.measure, then, now, max(begun) if now and begun else None)
            found.setdefault(new, line.area_name)
    alike = {(line.target_in(knew), line.target_in(month)) for line in lines}
    return [
        NewTarget(new.measure, new.then, new.now, new.from_on, area if len(alike) > 1 else "")
        for new, area in found.items()
    ]

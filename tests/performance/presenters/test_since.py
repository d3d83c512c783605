"""What changed since the panel last met, in words."""

from datetime import date
from decimal import Decimal

from performance.analysis.figures import Figure, Period, State, Unit
from performance.analysis.ratings import Colour, Rating
from performance.analysis.targets import Comparison, TargetRule
from performance.presenters.since import MOST, SinceShown, since_shown
from performance.told.board import Seen
from performance.told.met import Met
from performance.told.restated import Change
from performance.told.since import NewTarget, Retold, Since, Turned
from tests.performance.analysis.makers import measure, number, share

MONTH, OCTOBER = Period.month(2022, 12), Period.month(2022, 10)
MET = Met(date(2022, 11, 24), OCTOBER)
REFERRALS = measure(Unit.NUMBER, population="", short_name="Referrals")
RED = Rating(Colour.RED, None, None, None, None, "Off target")
AMBER = Rating(Colour.AMBER, None, None, None, None, "Near target")


def seen(figure: Figure, *, is_made: bool = False) -> Seen:
    return Seen(figure, 1, OCTOBER.start, "K6", OCTOBER.end, is_made=is_made)


def change(then: Figure, now: Figure | None, month: int = 10, *, is_late: bool = False) -> Change:
    period = Period.month(2022, month)
    return Change(period, seen(then), None if now is None else seen(now), is_late)


def shown(**what: object) -> SinceShown:
    return since_shown(Since(MET, **what), MONTH, "/{}/".format)  # type: ignore[arg-type]


def text_of(found: SinceShown) -> str:
    (group,) = found.groups
    return group.items[0].text


def test_a_crossed_target_gives_the_figure_first_and_then_what_was_told() -> None:
    turned = Turned(measure(), seen(share(66, 276)), AMBER, share(89, 299), RED)
    found = shown(newly_off=(turned,))
    assert text_of(found) == "89 of 299 (30%); in October 66 of 276 (24%), near target."
    assert found.summary == "1 newly off target"
    assert found.groups[0].items[0].url == "/REF02/"


def test_several_months_are_counted_and_the_widest_is_told() -> None:
    months = tuple(change(share(88, 314), share(93, 314), month) for month in (8, 9))
    wider = change(share(66, 276), share(75, 276), 7)
    said = text_of(shown(restated=(Retold(measure(), (*months, wider)),)))
    assert said == "3 months restated, July from 24% (66 of 276) to 27% (75 of 276)."
    alike = text_of(shown(restated=(Retold(measure(), months),)))
    assert alike.startswith("2 months restated, September from 28% (88 of 314) to 30%")


def test_one_month_is_told_alone_with_the_reason_given() -> None:
    retold = Retold(REFERRALS, (change(number(250), number(252)),), "Two teams were merged.")
    assert text_of(shown(restated=(retold,))) == "October from 250 to 252. Two teams were merged."


def test_a_figure_taken_back_and_one_supplied_late() -> None:
    taken = Retold(REFERRALS, (change(number(250), None),))
    assert text_of(shown(restated=(taken,))) == "October from 250 to no figure."
    waiting = Figure(None, state=State.TO_BE_CONFIRMED)
    late = Retold(REFERRALS, (change(waiting, number(203), is_late=True),))
    assert text_of(shown(late=(late,))) == "October was to be confirmed; it is 203."


def test_a_target_names_its_area_only_where_another_has_another() -> None:
    then, now = (TargetRule(Comparison.AT_MOST, Decimal(value)) for value in (340, 406))
    alone = NewTarget(REFERRALS, then, now, date(2022, 12, 1))
    assert text_of(shown(targets=(alone,))) == (
        "from at most 340 to at most 406, from 1 December 2022."
    )
    ended = NewTarget(REFERRALS, then, None, None, "Right service")
    found = shown(targets=(ended,))
    assert text_of(found) == "from at most 340 to no target (Right service)."
    assert found.summary == "1 target changed"
    assert shown(targets=(alone, ended)).summary == "2 targets changed"


def test_a_long_list_ends_in_names() -> None:
    many = tuple(Retold(REFERRALS, (change(number(1), number(2)),)) for _ in range(MOST + 2))
    (group,) = shown(restated=many).groups
    assert (len(group.first), group.others) == (MOST, "Referrals, Referrals")
    assert shown(restated=many[:MOST]).groups[0].others == ""


def test_nothing_is_said_in_one_sentence() -> None:
    assert (
        shown().lede
        == "Nothing is otherwise than the panel was told by 24 November 2022, with October 2022."
    )
    nothing = since_shown(Since(Met(MET.on, None)), MONTH, str)
    assert nothing.lede == "Nothing had been told to the panel when it met on 24 November 2022."
    assert (nothing.groups, nothing.summary) == ((), "")


def test_what_was_told_then_may_have_been_made() -> None:
    made = Change(OCTOBER, seen(number(250), is_made=True), seen(number(252)), is_late=False)
    found = shown(restated=(Retold(REFERRALS, (made,)),))
    assert found.made.startswith("Figures from the October 2022 return were made for the")
    assert shown().made == ""

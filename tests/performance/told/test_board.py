"""A panel's figures for a month: what is read, by whom it is seen, and in how many queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from performance.actions import months
from performance.analysis.figures import Period
from performance.judging import judge_board, once_each, ratings_of
from performance.models import (
    Indicator,
    Observation,
    Placement,
    PriorityArea,
    ReportingMonth,
    Return,
    Target,
)
from performance.models.observation import ObservationQuerySet
from performance.told.board import Board, Line, board, observations_for, told_on, window
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

MONTH = Period.month(2022, 12)
MAY = Period.month(2022, 5)


def recorded() -> ObservationQuerySet:
    return Observation.objects.recorded()


def line_of(found: Board, code: str, area: str | None = None) -> Line:
    return next(line for line in found.lines if line.code == code and area in (None, line.area))


def test_a_month_is_read_in_six_queries_however_much_there_is(
    panel: Panel,
    import_return: ImportReturn,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(6):
        board(panel, MONTH, recorded())
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12", told_on=date(2023, 1, 26))
    with django_assert_num_queries(6):
        full = board(panel, MONTH, recorded())
    with django_assert_num_queries(6):
        board(panel, MONTH, told_on(date(2023, 1, 26)))
    with django_assert_num_queries(0):
        judge_board(full)


def test_every_area_and_placement_of_the_panel_is_there(panel: Panel) -> None:
    found = board(panel, MONTH, recorded())
    assert [area.slug for area in found.areas] == list(
        PriorityArea.objects.on(MONTH.end).filter(panel=panel).values_list("slug", flat=True)
    )
    assert len(found.lines) == 37
    assert len(found.once_each()) == 30
    assert found.data_on is None


def test_a_figure_knows_the_cell_it_came_from(panel: Panel, december_draft: Return) -> None:
    found = board(panel, MONTH, recorded())
    seen = line_of(found, "REF02").months[MONTH]
    assert (seen.address, seen.return_id) == ("K6", december_draft.pk)
    assert (seen.return_month, seen.data_on) == (date(2022, 12, 1), date(2023, 1, 9))
    assert found.data_on == date(2023, 1, 9)


def test_an_indicator_in_two_areas_has_a_target_in_each(
    panel: Panel, december_draft: Return
) -> None:
    found = board(panel, MONTH, recorded())
    lines = found.once_each()["CLA04"]
    assert {line.area: line.targets[-1].rule.value for line in lines} == {
        "purposeful-direct-contact": 100,
        "robust-corporate-parenting": 97,
    }
    assert len({id(line.months) for line in lines}) == 1


def test_an_indicator_in_two_areas_counts_once_by_its_worse_rating(
    panel: Panel, december_draft: Return
) -> None:
    december = board(panel, MONTH, recorded())
    each = once_each(judge_board(december).values())
    assert len(each) == 30
    ratings = ratings_of(december)
    assert (
        ratings["red"] + ratings["amber"] + ratings["green"] + ratings["not_rated"]
        == len(ratings["by_indicator"])
        == 30
    )
    # One percentage that misses 97 by less than the tolerance and 100 by more is red.
    placement = Placement.objects.get(indicator__code="CLA04", area__slug__startswith="robust")
    Target.objects.filter(placement=placement).update(value=Decimal(10))
    assert ratings_of(board(panel, MONTH, recorded()))["by_indicator"]["CLA04"] == "red"


def test_a_past_period_keeps_the_target_that_applied_then(panel: Panel, send: Send) -> None:
    send(book((RE_REFERRALS, "21%", "21%")))
    target = Target.objects.get(
        placement__indicator__code="REF02",
        placement__area__slug="effective-assessment-and-intervention",
        to_on__isnull=True,
    )
    before = target.value
    target.to_on = date(2022, 4, 30)
    target.save()
    Target.objects.create(
        placement=target.placement,
        comparison="at most",
        value=5,
        applies="each period",
        from_on=date(2022, 5, 1),
        set_by="Director",
    )
    line = line_of(board(panel, MAY, recorded()), "REF02", "effective-assessment-and-intervention")
    april, may = line.target_in(Period.month(2022, 4)), line.target_in(MAY)
    assert april is not None
    assert may is not None
    assert (april.value, may.value) == (before, Decimal(5))
    assert line.target_in(Period.month(2010, 1)) is None
    assert [dated.rule.value for dated in line.targets][-2:] == [before, 5]


def test_a_placement_is_there_only_on_its_days(panel: Panel) -> None:
    Placement.objects.filter(indicator__code="REF02").update(to_on=date(2022, 5, 31))
    assert "REF02" in board(panel, MAY, recorded()).once_each()
    assert "REF02" not in board(panel, Period.month(2022, 6), recorded()).once_each()


def test_a_draft_indicator_stands_on_no_board(panel: Panel) -> None:
    Indicator.objects.filter(code="REF01").update(is_draft=True)
    assert "REF01" not in board(panel, MAY, recorded()).once_each()


def test_the_window_begins_in_april_of_the_year_before(panel: Panel, send: Send) -> None:
    assert window(MONTH) == Period.month(2021, 4)
    assert window(Period.month(2023, 3)) == Period.month(2021, 4)
    assert window(Period.month(2023, 4)) == Period.month(2022, 4)
    send(book((REFERRALS, 270, 370)))
    line = line_of(board(panel, MONTH, recorded()), "REF01")
    assert set(line.months) == {Period.month(2022, 4), MAY}
    later = board(panel, Period.month(2023, 5), recorded(), since=MAY)
    assert set(line_of(later, "REF01").months) == {MAY}


def test_months_after_the_one_asked_for_are_not_read(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    line = line_of(board(panel, Period.month(2022, 4), recorded()), "REF01")
    assert set(line.months) == {Period.month(2022, 4)}


def test_the_latest_year_of_another_body_is_compared_with(panel: Panel, send: Send) -> None:
    columns = ("Apr-22", "May-22", "England 20/21", "England 21/22")
    send(book((RE_REFERRALS, "21%", "21%", "22%", "23%"), months=columns))
    (england,) = line_of(board(panel, MAY, recorded()), "REF02").comparators
    assert (england.body, england.period.label, england.is_own) == ("england", "2021/22", False)
    assert england.seen.figure.value == 23


def test_only_the_indicators_asked_for_are_read(panel: Panel) -> None:
    found = board(panel, MAY, recorded(), codes=("REF02",))
    assert set(found.once_each()) == {"REF02"}
    assert all(area.lines for area in found.areas)


# Who sees what ------------------------------------------------------------------------------------


def figures(user: User | AnonymousUser, panel: Panel, day: date) -> int:
    return len(line_of(board(panel, MAY, observations_for(user, panel, day=day)), "REF01").months)


def test_members_see_nothing_of_a_draft_month(
    panel: Panel, send: Send, member: User, respondent: User, officer: User, outsider: User
) -> None:
    day = date(2022, 6, 20)
    send(book((REFERRALS, 270, 370)))
    assert [figures(user, panel, day) for user in (member, respondent, outsider)] == [0, 0, 0]
    assert figures(AnonymousUser(), panel, day) == 0
    assert figures(officer, panel, day) == 2
    month = months.check(month=ReportingMonth.objects.get(), by=None)
    assert figures(member, panel, day) == 0
    months.publish(month=month, told_on=day, by=None)
    assert figures(member, panel, day) == 2
    assert figures(member, panel, date(2022, 6, 19)) == 0


@pytest.mark.parametrize("role", ["officer", "lead", "director", "manager", "administrator"])
def test_those_who_work_on_figures_see_drafts(
    request: pytest.FixtureRequest, panel: Panel, send: Send, role: str
) -> None:
    send(book((REFERRALS, 270, 370)))
    assert figures(request.getfixturevalue(role), panel, date(2022, 6, 20)) == 2
    visible = ReportingMonth.objects.visible_to(request.getfixturevalue(role))
    assert visible.count() == 1


def test_a_later_draft_does_not_show_in_what_was_told(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 20))
    send(book((REFERRALS, 1, 2, 3), months=("Apr-22", "May-22", "Jun-22")), "2022-06")
    day = date(2022, 7, 1)
    told = line_of(board(panel, Period.month(2022, 6), told_on(day)), "REF01")
    draft = line_of(board(panel, Period.month(2022, 6), recorded()), "REF01")
    assert [seen.figure.value for seen in told.months.values()] == [270, 370]
    assert [seen.figure.value for seen in draft.months.values()] == [1, 2, 3]

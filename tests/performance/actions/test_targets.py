"""Targets are dated: a new one ends the one before it, and a past period keeps its own."""

from datetime import date
from decimal import Decimal

import pytest

from performance.actions import targets
from performance.analysis.targets import Comparison, TargetRule, ToleranceKind
from performance.definitions import Target as TargetFile
from performance.models import Placement, Target
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

APRIL = date(2023, 4, 1)


def target(**fields: object) -> TargetFile:
    values = {
        "comparison": "at most",
        "value": 20,
        "from_on": APRIL,
        "set_by": "director-of-childrens-services",
        "reason": "The plan of 2023.",
    }
    return TargetFile.model_validate(values | fields)


@pytest.fixture
def placement(panel: Panel) -> Placement:
    """Return the place of re-referrals in the first area, whose target is open since 2022."""
    return Placement.objects.get(
        indicator__code="REF02", area__slug="effective-assessment-and-intervention"
    )


def spans(placement: Placement) -> list[tuple[date, date | None]]:
    return [(one.from_on, one.to_on) for one in placement.targets.order_by("from_on")]


def test_a_target_says_who_set_it_and_why(placement: Placement, administrator: User) -> None:
    made = targets.set_target(placement=placement, target=target(), by=administrator)
    assert made.set_by == "Director of Children's Services"
    assert made.rule() == TargetRule(Comparison.AT_MOST, Decimal(20))
    event = Event.objects.about(made).get()
    assert (event.verb, event.why) == ("target_set", "The plan of 2023.")


def test_a_new_target_ends_the_open_one_the_day_before(placement: Placement, lead: User) -> None:
    before = placement.targets.get(to_on__isnull=True)
    targets.set_target(placement=placement, target=target(), by=lead)
    before.refresh_from_db()
    assert before.to_on == date(2023, 3, 31)
    event = Event.objects.about(before)[0]
    assert (event.verb, event.by_name) == ("target_ended", lead.name)
    assert (event.old, event.new) == ({"to_on": None}, {"to_on": "2023-03-31"})
    assert Target.objects.on(date(2023, 3, 31)).get(placement=placement).value == 23
    assert Target.objects.on(APRIL).get(placement=placement).value == 20


def test_the_same_target_again_changes_nothing(placement: Placement) -> None:
    wanted = target(
        tolerance={"kind": "points", "value": "2.5"},
        applies="year end",
        profile=[Decimal(n) for n in range(1, 12)] + [Decimal(20)],
    )
    targets.set_target(placement=placement, target=wanted, by=None)
    before, days = everything(), spans(placement)
    targets.set_target(placement=placement, target=wanted, by=None)
    assert (added(before), spans(placement)) == ({}, days)


def test_a_target_of_the_same_day_is_corrected_with_its_history(placement: Placement) -> None:
    first = targets.set_target(placement=placement, target=target(), by=None)
    again = targets.set_target(placement=placement, target=target(value=18), by=None)
    assert again.pk == first.pk
    event = Event.objects.about(again)[0]
    assert (event.verb, event.old, event.new) == (
        "target_corrected",
        {"value": "20"},
        {"value": "18"},
    )


def test_a_target_that_the_file_no_longer_has_is_taken_back(placement: Placement) -> None:
    files = [
        target(from_on=one.from_on, to_on=one.to_on, value=one.value)
        for one in placement.targets.order_by("from_on")
    ]
    lost = targets.set_target(placement=placement, target=target(), by=None)
    key = str(lost.pk)
    targets.bring_up_to(placement=placement, files=files, by=None)
    assert spans(placement) == [(file.from_on, file.to_on) for file in files]
    event = Event.objects.filter(verb="target_withdrawn", subject_id=key).get()
    assert event.old == {"from_on": "2023-04-01", "comparison": "at most", "value": "20"}
    before = everything()
    targets.bring_up_to(placement=placement, files=files, by=None)
    assert added(before) == {}


def test_an_open_target_ends_no_earlier_than_it_begins(placement: Placement) -> None:
    targets.set_target(placement=placement, target=target(), by=None)
    targets.end_open(placement=placement, on=date(2023, 1, 1), by=None)
    assert spans(placement)[-1] == (APRIL, APRIL)


def test_a_tolerance_keeps_its_kind(placement: Placement) -> None:
    made = targets.set_target(
        placement=placement,
        target=target(tolerance={"kind": "relative", "value": 10}),
        by=None,
    )
    rule = Target.objects.get(pk=made.pk).rule()
    assert (rule.tolerance_kind, rule.tolerance) == (ToleranceKind.RELATIVE, Decimal(10))

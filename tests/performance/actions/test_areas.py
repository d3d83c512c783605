"""Targets are dated: a new one ends nothing by itself, and the database keeps them apart."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from performance.actions import areas
from performance.analysis.targets import Comparison, TargetRule, ToleranceKind
from performance.definitions import Target as TargetFile
from performance.models import Placement, PriorityArea, Target
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel

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
    """Return the place of re-referrals in the first area, its target ended in March 2023."""
    found = Placement.objects.get(
        indicator__code="REF02", area__slug="effective-assessment-and-intervention"
    )
    Target.objects.filter(placement=found, to_on__isnull=True).update(to_on=date(2023, 3, 31))
    return found


def test_a_target_says_who_set_it_and_why(placement: Placement, administrator: User) -> None:
    made = areas.set_target(placement=placement, target=target(), by=administrator)
    assert made.set_by == "Director of Children's Services"
    assert made.rule() == TargetRule(Comparison.AT_MOST, Decimal(20))
    event = Event.objects.about(made).get()
    assert (event.verb, event.why) == ("target_set", "The plan of 2023.")
    assert Target.objects.on(date(2023, 3, 31)).get(placement=placement).value == 23
    assert Target.objects.on(APRIL).get(placement=placement).value == 20


def test_a_second_open_target_is_refused(placement: Placement) -> None:
    areas.set_target(placement=placement, target=target(), by=None)
    later = target(from_on=date(2024, 4, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        areas.set_target(placement=placement, target=later, by=None)


def test_a_tolerance_keeps_its_kind(placement: Placement) -> None:
    made = areas.set_target(
        placement=placement,
        target=target(tolerance={"kind": "relative", "value": 10}),
        by=None,
    )
    rule = Target.objects.get(pk=made.pk).rule()
    assert (rule.tolerance_kind, rule.tolerance) == (ToleranceKind.RELATIVE, Decimal(10))


def test_an_area_is_named_in_the_history(panel: Panel) -> None:
    area = PriorityArea.objects.filter(panel=panel)[0]
    assert Event.objects.about(area).get().verb == "area_established"

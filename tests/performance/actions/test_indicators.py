"""Indicators are defined from files; a changed definition is a new version."""

from datetime import date

import pytest
from django.utils import timezone

from performance.actions import indicators
from performance.definitions import Definition, load_definitions
from performance.models import Indicator
from scrutiny.history.models import Event
from tests.cast import RETURNS
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def definition() -> Definition:
    (found,) = [
        one for one in load_definitions(RETURNS.parent / "indicators") if one.code == "REF02"
    ]
    return found


def test_defining_again_changes_nothing(definition: Definition) -> None:
    before = everything()
    indicators.define(definition=definition, by=None)
    assert added(before) == {}


def test_a_changed_definition_is_a_new_version_from_a_day_on(definition: Definition) -> None:
    words = "Counted over six months, not twelve."
    indicator = indicators.define(
        definition=definition.model_copy(update={"definition": words}),
        by=None,
        from_on=date(2023, 4, 1),
    )
    assert indicator.versions.count() == 2
    assert indicator.definition_on(date(2023, 4, 1)).definition == words
    assert indicator.definition_on(date(2023, 3, 31)).definition == definition.definition
    event = Event.objects.about(indicator)[0]
    assert (event.verb, event.new["from_on"]) == ("indicator_redefined", "2023-04-01")


def test_a_change_without_a_day_applies_from_today(definition: Definition) -> None:
    indicator = indicators.define(definition=definition.model_copy(update={"decimals": 1}), by=None)
    assert indicator.definition_on(timezone.localdate()).decimals == 1


def test_days_before_the_first_definition_have_the_first(definition: Definition) -> None:
    indicator = Indicator.objects.get(code="REF02")
    assert indicator.definition_on(date(1999, 1, 1)).definition == definition.definition


def test_predecessors_break_the_series_on_their_day() -> None:
    breaks = Indicator.objects.get(code="CIN02").breaks.all()
    assert [found.on for found in breaks] == [date(2022, 4, 1)]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Percentage of kites flown", "percentage"),
        ("Kites flown in time (%)", "percentage"),
        ("Rate of kites per 10,000", "rate per 10,000"),
        ("Kites", "number"),
    ],
)
def test_a_drafts_unit_is_taken_from_its_name(name: str, unit: str) -> None:
    drafted = indicators.create_draft(name=name, by=None)
    assert (drafted.is_draft, drafted.versions.get().unit) == (True, unit)


def test_drafts_are_numbered_apart() -> None:
    codes = [indicators.create_draft(name=f"Kites {number}", by=None).code for number in (1, 2)]
    assert codes == ["NEW01", "NEW02"]


def test_a_drafts_long_name_is_kept_as_far_as_there_is_room() -> None:
    assert len(indicators.create_draft(name="k" * 300, by=None).name) == 200

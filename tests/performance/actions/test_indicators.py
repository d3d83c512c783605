"""Indicators are defined from files; a changed definition is a new version."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from performance.actions import indicators
from performance.definitions import Alias, Definition, DisclosureClass, load_definitions
from performance.models import Indicator, IndicatorAlias
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


def test_a_second_change_on_one_day_replaces_the_first(definition: Definition) -> None:
    for words in ("Counted otherwise.", "Counted otherwise again."):
        indicators.define(definition=definition.model_copy(update={"definition": words}), by=None)
    indicator = Indicator.objects.get(code="REF02")
    assert indicator.versions.count() == 2
    assert indicator.definition_on(timezone.localdate()).definition == "Counted otherwise again."
    event = Event.objects.about(indicator)[0]
    assert event.old["definition"] == "Counted otherwise."
    assert event.new["definition"] == "Counted otherwise again."


def test_a_definition_still_to_come_is_corrected_in_its_place(definition: Definition) -> None:
    ahead = timezone.localdate() + timedelta(days=30)
    for words in ("Counted otherwise.", "Counted otherwise again."):
        indicators.define(
            definition=definition.model_copy(update={"definition": words}),
            by=None,
            from_on=ahead if words == "Counted otherwise." else None,
        )
    versions = Indicator.objects.get(code="REF02").versions.order_by("from_on")
    assert [version.from_on for version in versions] == [definition.first_on, ahead]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("short_name", "Back again"),
        ("is_statutory", True),
        ("disclosure_class", DisclosureClass.TIMELINESS),
        ("first_on", date(2020, 4, 1)),
        ("last_on", date(2030, 3, 31)),
        ("owner_post", "chief-executive"),
    ],
)
def test_what_is_no_definition_is_changed_in_place_with_its_history(
    field: str, value: object, definition: Definition
) -> None:
    before = everything()
    other = definition.model_copy(update={field: value})
    assert other != definition
    indicator = indicators.define(definition=other, by=None)
    assert added(before) == {"history.Event": 1}
    event = Event.objects.about(indicator)[0]
    assert event.verb == "indicator_changed"
    assert list(event.old) == list(event.new) == [field]
    indicators.define(definition=other, by=None)
    assert added(before) == {"history.Event": 1}


def test_an_indicator_that_is_renamed_is_still_known_by_its_old_name(
    definition: Definition,
) -> None:
    other = definition.model_copy(update={"name": "Re-referrals to the service"})
    indicator = indicators.define(definition=other, by=None)
    assert IndicatorAlias.objects.get(name=definition.name).indicator == indicator
    assert Event.objects.about(indicator)[0].new == {"name": "Re-referrals to the service"}
    before = everything()
    indicators.define(definition=other, by=None)
    assert added(before) == {}


def named(definition: Definition, meaning: str, **fields: object) -> Definition:
    """Return the definition with "Kites" as another name."""
    about = {"name": "Kites", "meaning": meaning, "indicator": definition.code}
    other = Alias.model_validate(about | fields)
    return definition.model_copy(update={"also_known_as": (*definition.also_known_as, other)})


def test_a_corrected_meaning_of_a_name_is_kept_with_its_history(definition: Definition) -> None:
    breaks = Indicator.objects.get(code="REF02").breaks
    count = breaks.count()
    was = named(definition, "predecessor", break_on=date(2022, 7, 1), note="Counted by week.")
    indicators.define(definition=was, by=None)
    assert breaks.filter(on=date(2022, 7, 1)).exists()
    indicators.define(definition=named(definition, "same"), by=None)
    alias = IndicatorAlias.objects.get(normalised="kites")
    assert (alias.meaning, breaks.count()) == ("same", count)
    event = Event.objects.about(alias)[0]
    assert (event.verb, event.old["meaning"], event.new["meaning"]) == (
        "name_corrected",
        "predecessor",
        "same",
    )
    assert Event.objects.filter(verb="series_joined").get().old["on"] == "2022-07-01"
    before = everything()
    indicators.define(definition=named(definition, "same"), by=None)
    assert added(before) == {}


def test_a_name_stays_with_its_indicator_where_another_says_it_is_not_its_own(
    definition: Definition,
) -> None:
    (other,) = [
        one for one in load_definitions(RETURNS.parent / "indicators") if one.code == "REF01"
    ]
    indicators.define(definition=named(definition, "same"), by=None)
    before = everything()
    indicators.define(definition=named(other, "different"), by=None)
    assert added(before) == {}
    assert IndicatorAlias.objects.get(normalised="kites").indicator.code == "REF02"


def test_the_file_of_a_drafts_code_completes_it(definition: Definition) -> None:
    draft = indicators.create_draft(name="Kites", by=None)
    completed = indicators.define(
        definition=definition.model_copy(update={"code": draft.code, "also_known_as": ()}), by=None
    )
    assert (completed.pk, completed.is_draft) == (draft.pk, False)
    assert completed.versions.get().definition == definition.definition


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

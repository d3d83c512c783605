"""Areas follow their file: what is new is placed, what is gone ends, the past stays."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from performance.actions import areas
from performance.definitions import load_council
from performance.definitions.placements import Area
from performance.models import Placement, PriorityArea
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

APRIL = date(2023, 4, 1)
SLUG = "effective-assessment-and-intervention"


@pytest.fixture(scope="module")
def file() -> Area:
    """Return the first area as its file has it."""
    area = load_council(settings.ROOT / "fixtures").panels[0].areas[0]
    assert area.slug == SLUG
    return area


@pytest.fixture
def area(panel: Panel) -> PriorityArea:
    return PriorityArea.objects.get(panel=panel, slug=SLUG)


def bring(panel: Panel, area: Area) -> PriorityArea:
    """Bring the first area to what the file says, and see that a second time changes nothing."""
    brought = areas.bring_up_to(panel=panel, area=area, order=1, by=None)
    before, rows = everything(), list(Placement.objects.order_by("pk").values())
    areas.bring_up_to(panel=panel, area=area, order=1, by=None)
    assert (added(before), list(Placement.objects.order_by("pk").values())) == ({}, rows)
    return brought


def changed(file: Area, number: int, **fields: object) -> Area:
    """Return the area with one of its placements changed."""
    placements = list(file.placements)
    placements[number] = placements[number].model_copy(update=fields)
    return file.model_copy(update={"placements": tuple(placements)})


def test_an_area_is_named_in_the_history(area: PriorityArea) -> None:
    assert Event.objects.about(area).get().verb == "area_established"


def test_the_same_file_changes_nothing(panel: Panel, file: Area) -> None:
    before = everything()
    bring(panel, file)
    assert added(before) == {}


def test_an_area_is_renamed_with_its_history(panel: Panel, file: Area, area: PriorityArea) -> None:
    bring(panel, file.model_copy(update={"name": "First things"}))
    area.refresh_from_db()
    assert area.name == "First things"
    event = Event.objects.about(area)[0]
    assert (event.verb, event.old, event.new) == (
        "area_changed",
        {"name": file.name},
        {"name": "First things"},
    )


def test_an_indicator_new_in_the_file_is_placed_with_its_targets(
    panel: Panel, file: Area, area: PriorityArea
) -> None:
    codes = {placement.indicator for placement in file.placements}
    assert "AUD01" not in codes
    new = file.placements[0].model_copy(
        update={
            "indicator": "AUD01",
            "from_on": APRIL,
            "targets": tuple(
                target.model_copy(update={"from_on": APRIL, "to_on": None})
                for target in file.placements[1].targets[:1]
            ),
            "targets_to_be_confirmed": (),
        }
    )
    bring(panel, file.model_copy(update={"placements": (*file.placements, new)}))
    placed = area.placements.get(indicator__code="AUD01")
    assert (placed.from_on, placed.order) == (APRIL, len(file.placements) + 1)
    assert placed.targets.get().from_on == APRIL


def test_a_placement_ends_with_the_day_its_file_gives(
    panel: Panel, file: Area, area: PriorityArea
) -> None:
    placed = area.placements.get(indicator__code="REF01")
    bring(panel, changed(file, 0, to_on=date(2023, 3, 31)))
    placed.refresh_from_db()
    assert placed.to_on == date(2023, 3, 31)
    event = Event.objects.about(placed)[0]
    assert (event.verb, event.new) == ("placement_changed", {"to_on": "2023-03-31"})


def test_another_spell_in_the_area_is_another_placement(
    panel: Panel, file: Area, area: PriorityArea
) -> None:
    ended = changed(file, 0, to_on=date(2023, 3, 31))
    back = file.placements[0].model_copy(update={"from_on": date(2024, 4, 1)})
    bring(panel, ended.model_copy(update={"placements": (*ended.placements, back)}))
    spells = area.placements.filter(indicator__code="REF01").order_by("from_on")
    assert [(one.from_on, one.to_on) for one in spells] == [
        (date(2022, 4, 1), date(2023, 3, 31)),
        (date(2024, 4, 1), None),
    ]


def test_a_corrected_first_day_corrects_the_placement(
    panel: Panel, file: Area, area: PriorityArea
) -> None:
    placed = area.placements.get(indicator__code="REF01")
    bring(panel, changed(file, 0, from_on=date(2022, 5, 1)))
    assert area.placements.get(indicator__code="REF01").pk == placed.pk
    placed.refresh_from_db()
    assert placed.from_on == date(2022, 5, 1)


def test_a_placement_that_the_file_no_longer_has_ended_yesterday(
    panel: Panel, file: Area, area: PriorityArea
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    placed = area.placements.get(indicator__code="REF02", to_on__isnull=True)
    kept = tuple(one for one in file.placements if one.indicator != "REF02")
    bring(panel, file.model_copy(update={"placements": kept}))
    placed.refresh_from_db()
    assert placed.to_on == yesterday
    assert not placed.targets.filter(to_on__isnull=True).exists()
    assert placed.targets.filter(to_on=yesterday).count() == 1
    # Put back into the file it is open again, the same row.
    bring(panel, file)
    assert area.placements.get(indicator__code="REF02", to_on__isnull=True) == placed
    assert placed.targets.filter(to_on__isnull=True).count() == 1


def test_an_area_that_the_file_no_longer_has_ended_yesterday(
    panel: Panel, area: PriorityArea
) -> None:
    others = PriorityArea.objects.filter(panel=panel, to_on__isnull=True).exclude(slug=SLUG)
    slugs = set(others.values_list("slug", flat=True))
    areas.end_missing(panel=panel, slugs=slugs, by=None)
    area.refresh_from_db()
    assert area.to_on == timezone.localdate() - timedelta(days=1)
    assert not area.placements.filter(to_on__isnull=True).exists()
    before = everything()
    areas.end_missing(panel=panel, slugs=slugs, by=None)
    assert added(before) == {}
    assert PriorityArea.objects.filter(panel=panel, to_on__isnull=True).count() == len(slugs)

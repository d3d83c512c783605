"""Bringing the database to what the data files say: once, again, and after a change."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.timezone import localdate

from performance import loading
from performance.definitions import CouncilFiles, load_council
from performance.definitions.panels import ReturnFile
from performance.models import (
    Body,
    Commentary,
    Commitment,
    GlossaryTerm,
    Indicator,
    Observation,
    Placement,
    PriorityArea,
    ReportingMonth,
    Return,
)
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, ImportReturn
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

FIXTURES = Path(settings.ROOT) / "fixtures"
Register = Callable[[CouncilFiles], None]


@pytest.fixture(scope="module")
def council() -> CouncilFiles:
    """Return the data files."""
    return load_council(FIXTURES)


@pytest.fixture
def register(panel: Panel) -> Register:
    """Return a function that loads the register of data files."""

    def load(files: CouncilFiles) -> None:
        loading.load_register(
            definitions=files.definitions,
            glossary=files.glossary,
            file=files.panels[0],
            panel=panel,
        )

    return load


def test_the_register_is_what_the_files_say(council: CouncilFiles, panel: Panel) -> None:
    assert Indicator.objects.count() == len(council.definitions)
    assert GlossaryTerm.objects.count() == len(council.glossary)
    assert Body.objects.get(is_own=True).name == "Southampton"
    assert Body.objects.get(kind=Body.Kind.NATION).name == "England"
    placed = sum(len(area.placements) for area in council.panels[0].areas)
    assert Placement.objects.filter(area__panel=panel).count() == placed


def test_loading_the_register_again_changes_nothing(
    council: CouncilFiles, register: Register
) -> None:
    before = everything()
    register(council)
    assert added(before) == {}


def test_a_changed_definition_file_is_a_new_version(register: Register, tmp_path: Path) -> None:
    shutil.copytree(FIXTURES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "indicators" / "REF01.yaml"
    text = path.read_text(encoding="utf-8")
    assert "counts three times" in text
    path.write_text(text.replace("counts three times", "counts once"), encoding="utf-8")
    before = everything()
    changed = load_council(tmp_path)
    register(changed)
    assert added(before) == {"performance.IndicatorVersion": 1, "history.Event": 1}
    versions = Indicator.objects.get(code="REF01").versions.order_by("from_on")
    assert ["once" in version.definition for version in versions] == [False, True]
    register(changed)
    assert Indicator.objects.get(code="REF01").versions.count() == 2


def test_a_changed_term_is_reworded_in_place(register: Register, council: CouncilFiles) -> None:
    GlossaryTerm.objects.filter(slug="referral").update(short="Something else.")
    register(council)
    term = GlossaryTerm.objects.get(slug="referral")
    assert term.short != "Something else."
    event = Event.objects.about(term)[0]
    assert (event.verb, event.old) == ("term_reworded", {"short": "Something else."})


def test_a_changed_body_is_described_anew_with_its_history(
    register: Register, council: CouncilFiles
) -> None:
    Body.objects.filter(slug="england").update(headings=["Elsewhere"], order=9)
    register(council)
    body = Body.objects.get(slug="england")
    assert (body.headings, body.order) == (["England"], 3)
    assert Event.objects.about(body)[0].old == {"order": 9, "headings": ["Elsewhere"]}


def test_another_body_can_become_the_council_itself(
    register: Register, council: CouncilFiles
) -> None:
    Body.objects.filter(slug="southampton").update(is_own=False)
    Body.objects.filter(slug="south-east").update(is_own=True)
    register(council)
    assert Body.objects.get(is_own=True).slug == "southampton"


def test_panels_that_share_a_body_share_its_headings(council: CouncilFiles) -> None:
    (file,) = council.panels
    england = file.bodies[-1].model_copy(update={"name": "All", "headings": ("National",)})
    other = file.model_copy(update={"slug": "adults", "bodies": (*file.bodies[:-1], england)})
    for _ in range(2):
        loading.load_shared(definitions=(), terms=(), files=[file, other])
    body = Body.objects.get(slug="england")
    assert (body.name, body.headings) == ("England", ["England", "National"])
    assert Event.objects.about(body).filter(verb="body_changed").count() == 1


def test_an_area_taken_out_of_the_file_ends(
    register: Register, council: CouncilFiles, panel: Panel
) -> None:
    (file,) = council.panels
    less = file.model_copy(update={"areas": file.areas[1:]})
    there = PriorityArea.objects.filter(panel=panel, to_on__isnull=True)
    count = there.count()
    register(replace(council, panels=(less,)))
    area = PriorityArea.objects.get(panel=panel, slug=file.areas[0].slug)
    assert area.to_on is not None
    assert there.count() == count - 1


def test_the_returns_of_the_files_are_loaded_as_they_were_told(
    council: CouncilFiles, panel: Panel, officer: User, director: User
) -> None:
    sent = council.panels[0].returns
    for file in sent:
        status = loading.load_return(
            file=file, folder=FIXTURES, panel=panel, by=officer, teller=director
        )
        assert status == "accepted"
    tellings = Event.objects.filter(verb="month_published")
    assert {event.by_name for event in tellings} == {director.name}
    assert {(one.data_on, one.told_on) for one in Return.objects.all()} == {
        (one.data_on, one.told_on) for one in sent
    }
    assert {month.told_on for month in ReportingMonth.objects.all()} == {
        one.told_on for one in sent
    }
    assert not Observation.objects.filter(known_at__isnull=True).exists()
    before = everything()
    for file in sent:
        loading.load_return(file=file, folder=FIXTURES, panel=panel, by=officer)
    assert added(before) == {}


def test_a_return_that_is_refused_stops_the_loading_in_words(
    council: CouncilFiles, panel: Panel, officer: User
) -> None:
    wrong: ReturnFile = council.panels[0].returns[0].model_copy(update={"month": "2022-11"})
    with pytest.raises(loading.ReturnNotLoaded, match=r"was not accepted: .*November 2022"):
        loading.load_return(file=wrong, folder=FIXTURES, panel=panel, by=officer)


def test_commentary_is_loaded_signed_off_and_once(
    council: CouncilFiles, panel: Panel, director: User, import_return: ImportReturn
) -> None:
    (file,) = council.commentaries
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9))
    loading.load_commentary(file=file, panel=panel, signed_by=director)
    texts = Commentary.objects.filter(panel=panel)
    assert {text.state for text in texts} == {"signed off"}
    assert {text.revision for text in texts} == {1}
    assert texts.filter(kind="opening").count() == 1
    assert texts.filter(kind="area").count() == len(file.areas)
    assert texts.filter(kind="indicator").count() == sum(len(one.notes) for one in file.areas)
    assert texts.get(kind="to do better").says.count("\n") == len(file.to_do_better) - 1
    assert texts.get(kind="not yet in the return").says.count("\n") == 2
    assert {localdate(text.signed_off_at) for text in texts} == {file.signed_on}
    assert texts.get(area__slug="effective-assessment-and-intervention").figures["REF02"] == (
        "30% (89 of 299)"
    )
    dated = [step for one in file.areas for step in one.next_steps if step.due_on]
    promises = Commitment.objects.filter(panel=panel)
    assert {(one.due_on, one.owner_post and one.owner_post.slug) for one in promises} == {
        (step.due_on, step.owner_post) for step in dated
    }
    before = everything()
    loading.load_commentary(file=file, panel=panel, signed_by=director)
    assert added(before) == {}

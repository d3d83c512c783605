"""A live installation is started from its council's data files and brought up to them later."""

import shutil
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
import yaml
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from pydantic import ValidationError
from pytest_django import Settings

from audits.models import Auditor, LearningTheme, ServiceArea, Team
from performance.definitions import CouncilFiles, PanelFile, load_council
from performance.definitions.meetings import Meeting as MeetingFile
from performance.models import Indicator, PriorityArea, Return, Target
from scrutiny.accounts.models import User
from scrutiny.front import council
from scrutiny.history.models import Event
from scrutiny.meetings.models import Meeting, StandingItem
from scrutiny.panels.models import (
    Membership,
    Panel,
    Person,
    Post,
    PostHolder,
    Substitute,
    Vacancy,
)
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

FIXTURES = Path(configured.ROOT) / "fixtures"


@pytest.fixture(scope="module")
def files() -> CouncilFiles:
    return load_council(FIXTURES)


@pytest.fixture
def live(settings: Settings) -> None:
    """Make this an installation that is no demonstration."""
    settings.IS_DEMONSTRATION = False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a council's folder as it begins: another panel, no accounts, nothing sent in."""
    for name in ("indicators", "panels"):
        shutil.copytree(FIXTURES / name, tmp_path / name)
    shutil.copy(FIXTURES / "glossary.yaml", tmp_path)
    path = tmp_path / "panels" / "children-and-families.yaml"
    panel = yaml.safe_load(path.read_text(encoding="utf-8"))
    panel |= {"slug": "adults", "name": "Adults Scrutiny Panel", "accounts": [], "returns": []}
    path.unlink()
    (tmp_path / "panels" / "adults.yaml").write_text(yaml.safe_dump(panel), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("live")
def test_a_live_installation_is_loaded_without_accounts_and_returns(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    users = User.objects.count()
    call_command("load_council", str(folder))
    panel = Panel.objects.get(slug="adults")
    assert "Adults Scrutiny Panel (adults) is as its file says." in capsys.readouterr().out
    assert PriorityArea.objects.filter(panel=panel).exists()
    assert Target.objects.filter(placement__area__panel=panel).exists()
    assert Membership.objects.filter(panel=panel, role="chair").count() == 1
    assert Meeting.objects.filter(panel=panel).exists()
    assert (User.objects.count(), Return.objects.count()) == (users, 0)


@pytest.mark.usefixtures("live")
def test_loading_it_again_changes_no_row_and_no_history(folder: Path) -> None:
    call_command("load_council", str(folder))
    before = everything()
    call_command("load_council", str(folder))
    assert added(before) == {}


def test_a_demonstration_is_loaded_by_the_same_functions(files: CouncilFiles) -> None:
    before = everything()
    council.load(files, council.audit_files(FIXTURES, files))
    assert added(before) == {}


def test_an_empty_database_can_be_started(files: CouncilFiles) -> None:
    Panel.objects.all().delete()
    Indicator.objects.all().delete()
    Auditor.objects.all().delete()
    Team.objects.all().delete()
    ServiceArea.objects.all().delete()
    PostHolder.objects.all().delete()
    Post.objects.all().delete()
    Person.objects.all().delete()
    council.load(files, council.audit_files(FIXTURES, files))
    assert Indicator.objects.count() == len(files.definitions)
    assert (Team.objects.count(), Auditor.objects.count()) == (9, 8)
    assert not Indicator.objects.filter(owner_post=None).exists()
    assert PostHolder.objects.count() == len(files.panels[0].post_holders)
    assert not Person.objects.exclude(user=None).exists()


def test_a_fault_in_the_files_is_told_and_nothing_is_loaded(folder: Path) -> None:
    (folder / "indicators" / "REF01.yaml").unlink()
    before = everything()
    with pytest.raises(CommandError, match="there is no indicator file for REF01") as caught:
        call_command("load_council", str(folder))
    assert caught.value.returncode == 1
    assert added(before) == {}


@pytest.mark.usefixtures("live")
def test_a_council_with_files_of_audits_has_them_loaded_too(folder: Path) -> None:
    shutil.copytree(FIXTURES / "audits", folder / "audits")
    Auditor.objects.all().delete()
    LearningTheme.objects.all().delete()
    call_command("load_council", str(folder))
    assert (Auditor.objects.count(), LearningTheme.objects.count()) == (8, 13)


@pytest.mark.usefixtures("live")
def test_a_fault_in_the_files_of_audits_is_told_and_nothing_is_loaded(folder: Path) -> None:
    shutil.copytree(FIXTURES / "audits", folder / "audits")
    tools = folder / "audits" / "tools.yaml"
    tools.write_text(tools.read_text(encoding="utf-8").replace("version: 1}", "version: 2}"))
    before = everything()
    with pytest.raises(CommandError, match=r"no version in scales\.yaml for four-judgements 2"):
        call_command("load_council", str(folder))
    assert added(before) == {}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="check the folder's name"):
        call_command("load_council", str(tmp_path / "nowhere"))


def change(files: CouncilFiles, **fields: object) -> PanelFile:
    """Load the files with fields of the panel changed; see that a second time changes nothing."""
    file = files.panels[0].model_copy(update=fields)
    changed = replace(files, panels=(file,))
    council.load(changed)
    before = everything()
    council.load(changed)
    assert added(before) == {}
    return file


def test_names_and_titles_follow_their_files(files: CouncilFiles, panel: Panel) -> None:
    (file,) = files.panels
    change(
        files,
        quorum=4,
        posts=(file.posts[0].model_copy(update={"title": "Director"}), *file.posts[1:]),
        persons=(file.persons[0].model_copy(update={"name": "The chair"}), *file.persons[1:]),
    )
    panel.refresh_from_db()
    assert panel.quorum == 4
    assert Event.objects.about(panel)[0].old == {"quorum": 3}
    assert Post.objects.get(slug=file.posts[0].slug).title == "Director"
    assert Person.objects.get(slug=file.persons[0].slug).name == "The chair"


def test_a_post_and_the_chair_pass_on(files: CouncilFiles, panel: Panel) -> None:
    (file,) = files.panels
    last, first = date(2023, 3, 31), date(2023, 4, 1)
    held, chair, vice = file.post_holders[0], file.memberships[0], file.memberships[1]
    ends = {"to_on": last}
    change(
        files,
        post_holders=(
            held.model_copy(update={"person": "auditor", "from_on": first}),
            held.model_copy(update=ends),
            *file.post_holders[1:],
        ),
        memberships=(
            vice.model_copy(update={"from_on": first, "role": chair.role}),
            chair.model_copy(update=ends),
            vice.model_copy(update=ends),
            *file.memberships[2:],
        ),
    )
    holders = PostHolder.objects.filter(post__slug=held.post)
    assert holders.on(last).get().person.slug == held.person
    assert holders.on(first).get().person.slug == "auditor"
    chairs = Membership.objects.filter(panel=panel, role="chair")
    assert chairs.on(last).get().person.slug == chair.person
    assert chairs.on(first).get().person.slug == vice.person


def test_a_meeting_new_in_the_file_is_arranged(files: CouncilFiles, panel: Panel) -> None:
    (file,) = files.panels
    meeting = file.meetings[0].model_copy(update={"meets_on": date(2031, 1, 8)})
    change(files, meetings=(*file.meetings, meeting))
    assert Meeting.objects.filter(panel=panel, meets_on=date(2031, 1, 8)).exists()


def test_a_panel_s_particulars_people_and_standing_items_follow_the_file(
    files: CouncilFiles, panel: Panel
) -> None:
    (file,) = files.panels
    last = date(2023, 3, 31)
    change(
        files,
        usual_place="Library",
        contact=None,
        substitutes=(file.substitutes[0].model_copy(update={"to_on": last}),),
        vacancies=(file.vacancies[0].model_copy(update={"to_on": last}),),
        standing_items=file.standing_items[:2],
    )
    panel.refresh_from_db()
    assert (panel.usual_place, panel.contact, panel.reference) == ("Library", None, "CF")
    assert Substitute.objects.get(person__slug=file.substitutes[0].person).to_on == last
    assert Vacancy.objects.get(panel=panel).to_on == last
    assert StandingItem.objects.of(panel).count() == 2


def test_a_meeting_is_at_the_usual_place_and_time_unless_the_file_says_another(
    files: CouncilFiles, panel: Panel
) -> None:
    (file,) = files.panels
    usual = file.meetings[0].model_copy(update={"meets_on": date(2031, 1, 8)})
    elsewhere = usual.model_copy(
        update={"meets_on": date(2031, 1, 9), "place": "Library", "start_time": time(10, 0)}
    )
    change(files, meetings=(*file.meetings, usual, elsewhere))
    found = Meeting.objects.of(panel).filter(meets_on__year=2031)
    assert [(one.place, one.start_time) for one in found] == [
        ("Conference Room 3, Civic Centre", time(17, 30)),
        ("Library", time(10, 0)),
    ]


@pytest.mark.parametrize(
    ("state", "because", "is_right"),
    [
        ("cancelled", "Snow.", True),
        ("cancelled", "", False),
        ("held", "", True),
        ("held", "Snow.", False),
    ],
)
def test_a_cancelled_meeting_of_a_file_says_why_and_no_other_does(
    state: str, because: str, is_right: bool
) -> None:
    fields = {"meets_on": date(2031, 1, 8), "state": state, "cancelled_because": because}
    with nullcontext() if is_right else pytest.raises(ValidationError, match="cancelled_because"):
        MeetingFile.model_validate(fields)

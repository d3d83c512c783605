"""The files of meetings and work programmes load, agree with one another, and faults are named."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from performance.definitions import DefinitionError, load_council
from scrutiny.front.programme_files import MeetingFiles, load_meeting_files
from scrutiny.meetings.markdown import plain_of
from scrutiny.meetings.models import ItemKind, Topic

FIXTURES = Path(__file__).parents[3] / "fixtures"
PANELS = load_council(FIXTURES).panels
NOVEMBER, JANUARY = date(2022, 11, 24), date(2023, 1, 26)
AGENDA, MINUTES = "meetings/2023-01-26.yaml", "meetings/2022-11-24.yaml"
PROGRAMME = "programme/children-and-families.yaml"

Edit = Callable[[str, str, str], DefinitionError]


@pytest.fixture(scope="module")
def files() -> MeetingFiles:
    return load_meeting_files(FIXTURES, PANELS)


@pytest.fixture
def fault_of(tmp_path: Path) -> Edit:
    """Return the error that one piece of text makes, put in the place of another."""
    for part in ("meetings", "programme"):
        shutil.copytree(FIXTURES / part, tmp_path / part)

    def load(file: str, old: str, new: str) -> DefinitionError:
        path = tmp_path / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DefinitionError) as caught:
            load_meeting_files(tmp_path, PANELS)
        assert caught.value.path == path
        return caught.value

    return load


def test_every_file_loads_and_nothing_it_names_is_missing(files: MeetingFiles) -> None:
    assert [meeting.meets_on for meeting in files.meetings] == [NOVEMBER, JANUARY]
    assert [len(programme.topics) for programme in files.programmes] == [9]


def test_a_council_without_meetings_yet_has_no_folders_for_them(tmp_path: Path) -> None:
    files = load_meeting_files(tmp_path, PANELS)
    assert not files.meetings
    assert not files.programmes


def test_the_agenda_has_the_items_that_are_not_the_panels_standing_ones(
    files: MeetingFiles,
) -> None:
    _, agenda = files.meetings
    assert [(item.kind, item.title) for item in agenda.items] == [
        (ItemKind.BUSINESS, "Ofsted focused visit"),
        (ItemKind.BUSINESS, "Quality assurance"),
        (ItemKind.BUSINESS, "Children and Learning – Performance"),
        (ItemKind.MONITORING, "Monitoring scrutiny recommendations"),
    ]
    # The report on monitoring is the portal's own.
    assert [item.kind for item in agenda.items if item.report is None] == [ItemKind.MONITORING]


def test_the_minutes_are_numbered_nineteen_to_twenty_four_with_five_resolutions(
    files: MeetingFiles,
) -> None:
    minutes, _ = files.meetings
    numbered = minutes.numbered()
    assert list(numbered) == [19, 20, 21, 22, 23, 24]
    resolved = [len(item.minute.resolved) for item in numbered.values() if item.minute]
    assert resolved == [0, 1, 0, 2, 2, 0]


def test_only_the_fourth_appendix_on_quality_assurance_is_withheld(files: MeetingFiles) -> None:
    _, agenda = files.meetings
    reports = [item.report for item in agenda.items if item.report]
    withheld = [one for report in reports for one in report.appendices if one.withheld]
    assert withheld == [reports[1].appendices[3]]
    assert not any(report.withheld for report in reports)


def test_the_programme_has_visits_and_briefings_one_unplaced_and_one_that_slipped(
    files: MeetingFiles,
) -> None:
    (programme,) = files.programmes
    assert {topic.kind for topic in programme.topics} == set(Topic.Kind)
    assert any(not topic.planned_for for topic in programme.topics)
    assert [topic.slug for topic in programme.topics if len(topic.planned_for) > 1] == [
        "re-referrals-audit"
    ]


def test_every_text_has_words_and_no_markup_that_is_left_out(files: MeetingFiles) -> None:
    for meeting in files.meetings:
        for name in meeting.texts():
            text = files.text_path(meeting, name).read_text(encoding="utf-8")
            assert len(plain_of(text).split()) > 200, name
            assert "<" not in text, name
            assert "![" not in text, name


def test_every_markdown_file_is_an_appendix_or_evidence_of_its_meeting(files: MeetingFiles) -> None:
    used = {
        files.text_path(meeting, name) for meeting in files.meetings for name in meeting.texts()
    }
    assert set((FIXTURES / "meetings").rglob("*.md")) == used


FAULTS: list[tuple[str, str, str, str, str]] = [
    (AGENDA, "meets_on: 2023-01-26", "meets_on: 2023-01-27", "meets_on", "not the file's name"),
    (AGENDA, "published_on: 2023-01-18", "published_on: 2023-01-26", "agenda", "not before"),
    (AGENDA, "puts: [2022-11-24]", "puts: [2022-09-29]", "puts", "2022-09-29"),
    (AGENDA, "kind: business", "kind: exclusion", "items, item 1, kind", "writes the exclusion"),
    (AGENDA, "topic: focused-visit", "topic: focused-visits", "topic", "focused-visits"),
    (AGENDA, "signed_off_on: 2023-01-17", "signed_off_on: 2023-01-15", "signed_off_on", "order"),
    (AGENDA, "brief-summary: |-", "summary: |-", "texts", "no heading summary"),
    (AGENDA, 'equality: "No"', 'equality: ""', "texts", "nothing is said under equality"),
    (AGENDA, "text: audit-learning.md", "text: learning.md", "text", "learning.md"),
    (AGENDA, "text: case-learning.md", "", "appendices, item 4", "either a text or a paper"),
    (AGENDA, "paragraph: 2", "paragraph: 8", "paragraph", "8"),
    (AGENDA, "paragraph: 2", "", "withheld", "paragraph"),
    (AGENDA, "access: exempt", "access: open", "withheld", "open paper is not withheld"),
    (AGENDA, "because: >-", "becuase: >-", "because", "it is missing"),
    (AGENDA, "post: deputy-director", "post: deputy", "post", "deputy"),
    (AGENDA, "finance: head-of-resources", "money: head-of-resources", "clearers", "money"),
    (AGENDA, "presided_by: panel-chair", "presided_by: auditor", "presided_by", "auditor"),
    (MINUTES, "published_on: 2022-12-15", "published_on: 2022-11-24", "minutes", "not after"),
    (MINUTES, "presided_by: panel-chair", "presided_by: panel-member-4", "attendance", "presided"),
    (MINUTES, "[panel-member-4,", "[panel-member-3,", "attendance", "there twice"),
    (MINUTES, "present: [panel-chair,", "present: [auditor, panel-chair,", "attendance", "auditor"),
    (MINUTES, "about: REF02", "about: REF99", "about", "REF99"),
    (PROGRAMME, "lead: head-of-resources", "lead: head-of-homes", "lead", "head-of-homes"),
    (PROGRAMME, "planned_for: [2023-01-26, 2023-03-30]", "planned_for: [2023-01-27]", "planned_for",
     "2023-01-27"),
    (PROGRAMME, "[2023-01-26, 2023-03-30]", "[2023-03-30, 2023-01-26]", "planned_for", "later"),
    (PROGRAMME, "minute: 22, order: 2", "minute: 22, order: 3", "resolution", "22"),
    (PROGRAMME, "origin: resolution", "origin: deferral", "origin", "deferred"),
    (PROGRAMME, "origin: resolution", "origin: panel", "topics, item 3", "resolution"),
    (PROGRAMME, "slug: attainment", "slug: post-16", "topics", "post-16 is there twice"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "words"), FAULTS)
def test_a_fault_names_the_file_the_field_and_what_to_do(
    fault_of: Edit, file: str, old: str, new: str, field: str, words: str
) -> None:
    error = fault_of(file, old, new)
    assert any(field in place and words in said for place, said in error.faults), error.faults


@pytest.mark.parametrize("file", [AGENDA, MINUTES, PROGRAMME])
def test_a_file_of_a_panel_that_is_nowhere_is_refused(fault_of: Edit, file: str) -> None:
    error = fault_of(file, "panel: children-and-families", "panel: housing")
    assert error.faults == (
        ("field panel", "there is no panel file for housing: add it or correct it"),
    )


def test_a_meeting_has_an_agenda_or_minutes_and_not_both(fault_of: Edit) -> None:
    error = fault_of(
        AGENDA, "items:", "minutes: {first_number: 1, published_on: 2023-02-01}\n\nitems:"
    )
    assert error.faults == (
        (
            "the whole file",
            "a meeting has an agenda to publish, or minutes: give one of the two",
        ),
    )


def test_a_meeting_with_a_file_of_its_own_is_only_planned_in_the_panels() -> None:
    (panel,) = PANELS
    held = panel.meetings[0].model_copy(update={"meets_on": JANUARY})
    told = panel.model_copy(update={"meetings": (*panel.meetings[:-2], held, panel.meetings[-1])})
    with pytest.raises(DefinitionError, match="says that it is held: plan it there") as caught:
        load_meeting_files(FIXTURES, [told])
    assert caught.value.path == FIXTURES / AGENDA

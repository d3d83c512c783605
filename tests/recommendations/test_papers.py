"""The monitoring paper: the list as at a meeting, and the evidence that it is the first to show."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from recommendations.actions import evidence
from recommendations.actions.answering import answer, notify
from recommendations.actions.deciding import decide
from recommendations.actions.reporting import report
from recommendations.decisions import sheet_of
from recommendations.monitoring import tracker_of
from recommendations.papers import PAPER
from recommendations.presenters.tracker import NOTHING_YET, tracker_table
from recommendations.refusals import RequestRefused
from recommendations.states import Kind, State
from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.models import Meeting, Publication
from scrutiny.packs.papers import PaperRefused, kind_of
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.recommendations.scene import SOURCE, a_request, held_on, moment
from tests.recommendations.tracked import (
    JANUARY,
    MARCH,
    NOTIFIED_ON,
    REPORTED_ON,
    evidence_of,
    three,
)
from tests.scrutiny.meetings.pdfs import a_pdf

pytestmark = pytest.mark.django_db

MEMBERS = StoredFile.Audience.MEMBERS
KEY = "children-and-families:2023-01-26"


def printed() -> str:
    """Return the table as January's paper prints it."""
    return next(iter(PAPER.edition(KEY, "members").sections())).html


def shown_in(panel: Panel, day: date) -> list[str]:
    """Return the titles of the evidence that a meeting is shown."""
    meeting = Meeting.objects.get(panel=panel, meets_on=day)
    return [one.evidence.title for one in tracker_table(tracker_of(meeting)).appendices]


def test_the_paper_has_date_title_words_action_and_status(panel: Panel) -> None:
    three(panel)
    words = printed()
    for part in (
        "<h1>Scrutiny Monitoring – 26 January 2023</h1>",
        ">24/11/22<",
        SOURCE.replace("'", "&#x27;"),
        "1) That homes open.",
        "3) That a bus runs.",
        ">Partially complete<",
        ">Complete<",
        ">Rejected<",
        "No money.",
    ):
        assert part in words


def test_both_editions_are_the_same(panel: Panel) -> None:
    evidence_of(three(panel).done, "Figures")
    members, public = (PAPER.edition(KEY, one) for one in ("members", "public"))
    assert members.digest == public.digest
    assert list(members.sections()) == list(public.sections())


def test_evidence_follows_the_table_and_is_named_in_it(panel: Panel) -> None:
    found = three(panel)
    evidence_of(found.refused, "Costs")
    evidence_of(found.begun, "Plan")
    evidence_of(found.done, "Kept back", is_for_panel=False)
    wrong = evidence_of(found.done, "Wrong")
    evidence.withdraw(evidence=wrong, because="Of another year.", by=None)
    sections = list(PAPER.edition(KEY, "public").sections())
    assert [one.name for one in sections] == ["Monitoring", "Appendix 2: Plan", "Appendix 3: Costs"]
    assert [one.stamps for one in sections[1:]] == [("Appendix 2",), ("Appendix 3",)]
    assert "<p>Appendix 2: Plan, " in sections[0].html
    assert "Kept back" not in sections[0].html
    assert "Wrong" not in sections[0].html


def test_evidence_is_shown_to_one_meeting_only(panel: Panel) -> None:
    found = three(panel)
    evidence_of(found.begun, "In time")
    evidence_of(found.begun, "After the papers", on=JANUARY - timedelta(days=2))
    evidence_of(found.begun, "Later", on=JANUARY + timedelta(days=9))
    assert shown_in(panel, JANUARY) == ["In time", "After the papers"]
    # What came in when the papers were out is in no pack yet.
    assert shown_in(panel, MARCH) == ["After the papers", "Later"]


def test_evidence_that_is_marked_later_is_shown_from_then(panel: Panel) -> None:
    kept = evidence_of(three(panel).begun, "Kept", is_for_panel=False)
    evidence.mark(evidence=kept, is_for_panel=True, by=None, now=moment(date(2023, 2, 10)))
    assert shown_in(panel, JANUARY) == []
    assert shown_in(panel, MARCH) == ["Kept"]
    evidence.mark(evidence=kept, is_for_panel=False, by=None)
    assert shown_in(panel, MARCH) == []


def test_what_is_said_after_the_meeting_is_not_in_its_paper(panel: Panel) -> None:
    found = three(panel)
    before = PAPER.edition(KEY, "members").digest
    decide(request=found.done, meeting=held_on(panel, JANUARY), to=State.ACCEPTED, by=None)
    assert PAPER.edition(KEY, "members").digest == before
    later = tracker_of(Meeting.objects.get(panel=panel, meets_on=MARCH))
    assert found.done not in [one.request for one in later.standings]


def sent_out(panel: Panel) -> Publication:
    """Return the papers of January, which went out a week before."""
    return Publication.objects.create(
        meeting=Meeting.objects.get(panel=panel, meets_on=JANUARY),
        number=0,
        title="Agenda",
        published_at=moment(JANUARY - timedelta(days=8)),
        due_on=JANUARY - timedelta(days=8),
        clear_day_count=5,
        members_file=store(
            data=a_pdf(), name="a.pdf", media_type="application/pdf", audience=MEMBERS
        ),
        first_page=1,
        last_page=1,
    )


def test_nothing_with_an_earlier_day_changes_papers_that_are_out(panel: Panel) -> None:
    begun = a_request(panel, kind=Kind.ACTION)
    report(request=begun, says="Work has begun.", by=None, now=moment(REPORTED_ON))
    sent_out(panel)
    before = PAPER.edition(KEY, "public").digest
    late = moment(JANUARY + timedelta(days=20))
    on = JANUARY - timedelta(days=3)
    report(request=begun, says="Much was done.", on=on, by=None, now=late)
    report(request=begun, says="All.", is_complete=True, on=on, by=None, now=late)
    a_request(panel, wording="That this was asked for.", made_at=late)
    november = held_on(panel, date(2022, 11, 24))
    assert PAPER.edition(KEY, "public").digest == before
    meetings = Meeting.objects.filter(panel=panel)
    march = tracker_of(meetings.get(meets_on=MARCH))
    assert [one.action_taken for one in march.standings] == ["All.", ""]
    # What was done by then is decided on, though nobody had written it down.
    january = sheet_of(meetings.get(meets_on=JANUARY))
    assert [one.request for one in january.parts] == [begun]
    with pytest.raises(RequestRefused, match="before"):
        decide(request=begun, meeting=november, to=State.ACCEPTED, by=None, now=late)


def test_what_is_written_down_on_the_day_of_the_meeting_is_known_to_it(panel: Panel) -> None:
    begun = a_request(panel, kind=Kind.ACTION)
    sent_out(panel)
    report(request=begun, says="Said that morning.", by=None, now=moment(JANUARY, 9))
    assert "Said that morning." in printed()


def test_each_answer_keeps_its_other_words_and_a_paper_those_of_its_time(panel: Panel) -> None:
    request = a_request(panel)
    notify(request=request, on=NOTIFIED_ON, by=None, now=moment(NOTIFIED_ON))

    def agreed_in_part(words: str, on: date) -> None:
        answer(
            request=request,
            to=State.AGREED_IN_PART,
            says="Costs.",
            amended_wording=words,
            on=on,
            by=None,
            now=moment(on),
        )

    agreed_in_part("That one home opens.", NOTIFIED_ON)
    for is_done in (False, True):
        report(
            request=request,
            says="Open.",
            is_complete=is_done,
            on=REPORTED_ON,
            by=None,
            now=moment(REPORTED_ON),
        )
    meeting = held_on(panel, JANUARY)
    decide(request=request, meeting=meeting, to=State.RETURNED, says="Two.", by=None)
    agreed_in_part("That two homes open.", JANUARY + timedelta(days=9))
    assert [one.amended_wording for one in request.updates.exclude(amended_wording="")] == [
        "That one home opens.",
        "That two homes open.",
    ]
    assert "Agreed in these words: That one home opens." in printed()
    assert "two homes" not in printed()


@pytest.mark.parametrize("what", ["words", "file", "mark"])
def test_the_digest_covers_words_and_files(panel: Panel, what: str) -> None:
    found = three(panel)
    kept = evidence_of(found.begun, "Plan", is_for_panel=False)
    before = PAPER.edition(KEY, "members").digest
    if what == "words":
        a_request(panel, wording="That one more is asked.")
    elif what == "file":
        evidence_of(found.begun, "More")
    else:
        evidence.mark(evidence=kept, is_for_panel=True, by=None, now=moment(REPORTED_ON))
    assert PAPER.edition(KEY, "members").digest != before


def test_what_nobody_has_reported_on_says_so(panel: Panel) -> None:
    a_request(panel)
    assert NOTHING_YET in printed()
    assert ">Not started<" in printed()


def test_an_empty_list_says_so(panel: Panel) -> None:
    assert "Nothing is on the panel’s list." in printed()


@pytest.mark.parametrize(
    "key",
    ["children-and-families", "children-and-families:2023-02-30", "other:2023-01-26", ":",
     "children-and-families:2023-01-27"],
)  # fmt: skip
def test_a_key_without_a_meeting_is_refused_in_words(panel: Panel, key: str) -> None:
    with pytest.raises(PaperRefused, match=r"names no meeting|does not meet"):
        PAPER.panel(key)


def test_the_kind_is_offered_for_meetings_and_read_by_whoever_sees_them(panel: Panel) -> None:
    assert kind_of("monitoring") is PAPER
    assert (KEY, "Scrutiny Monitoring – 26 January 2023") in PAPER.choices(panel, JANUARY)
    assert PAPER.address(KEY) == "/requests/of/children-and-families/tracker/2023-01-26/"
    assert PAPER.may_read(AnonymousUser(), KEY, "public")
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    assert not PAPER.may_read(AnonymousUser(), KEY, "public")

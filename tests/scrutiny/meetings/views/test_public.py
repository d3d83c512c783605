"""The public pages of a meeting: what anybody reads, what the entitled do, and stable pages."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.meetings.actions import publishing
from scrutiny.meetings.actions.page_notes import note_page
from scrutiny.meetings.models import AgendaItem, Invitee, Meeting, Minutes, Publication, Report
from scrutiny.packs.models import Build
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import (
    IN_TIME,
    LATE,
    MARKERS,
    REASON,
    WORDS,
    January,
    january,
    reported,
    reworded,
)
from tests.scrutiny.meetings.drawn import both_drawn, drawn
from tests.sweeps.conftest import read_out

pytestmark = pytest.mark.django_db
As = Callable[[User], Client]
ENTITLED = ["member", "director", "manager"]
NOT_ENTITLED = ["officer", "lead", "respondent", "auditor", "administrator", "outsider"]


@pytest.fixture
def draft(panel: Panel, settings: Settings, tmp_path: Path) -> January:
    """Return the January meeting with a draft agenda."""
    settings.FILES_FOLDER = tmp_path / "files"
    return january(panel)


@pytest.fixture
def builds(draft: January) -> tuple[Build, Build]:
    """Return both editions as they are published."""
    return both_drawn(draft.meeting, on=timezone.localdate(IN_TIME))


@pytest.fixture
def meeting(draft: January, builds: object, manager: User) -> January:
    """Return the January meeting with its agenda published in time."""
    publishing.publish(meeting=draft.meeting, by=manager, now=IN_TIME)
    return draft


@pytest.fixture
def out(meeting: January) -> Publication:
    """Return the agenda as it went out."""
    return Publication.objects.get(meeting=meeting.meeting)


def sent(client: Client, path: str) -> bytes:
    """Return the bytes of a file that is sent, read to their end."""
    response: Any = client.get(path)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def kept(file: StoredFile | None) -> StoredFile:
    """Return a file that is there."""
    assert file is not None
    return file


def page_of(meeting: January, rest: str = "") -> str:
    """Return the address of a meeting's page, or of one below it."""
    return f"/meetings/{meeting.meeting.pk}/{rest}"


def test_anybody_reads_the_agenda_with_its_pages_and_the_pack(
    client: Client, meeting: January, out: Publication
) -> None:
    response = client.get(page_of(meeting))
    for words in (
        "Thursday 26 January 2023 at 5.30 pm",
        "Quality assurance",
        "Pages 5 - 8",
        "Appendix 2: Not for publication: exempt by paragraph 2",
        "The report is to follow.",
        f"/meetings/publications/{out.pk}/public.pdf",
        kept(out.public_file).sha256,
    ):
        assertContains(response, words)
    assertNotContains(response, "members.pdf")
    assertNotContains(response, out.members_file.sha256)


def test_a_report_that_never_followed_is_promised_no_more_once_the_panel_has_met(
    client: Client, meeting: January, out: Publication
) -> None:
    Meeting.objects.filter(pk=meeting.meeting.pk).update(state=Meeting.State.HELD)
    response = client.get(page_of(meeting))
    assertContains(response, "The report was to follow. None was published before the meeting.")
    assertNotContains(response, "The report is to follow.")


def test_a_draft_shows_nothing_of_itself_and_says_when_the_agenda_comes_out(
    client: Client, draft: January
) -> None:
    Meeting.objects.filter(pk=draft.meeting.pk).update(
        meets_on=timezone.localdate() + timedelta(days=60)
    )
    response = client.get(page_of(draft))
    assertContains(response, "The agenda is not published yet")
    assertContains(response, "It comes out by")
    assertNotContains(response, "Focused visit")
    assert client.get(page_of(draft, "items/2/")).status_code == 404
    assert client.get(page_of(draft, "pages/1/")).status_code == 404


def test_a_cancelled_meeting_says_why(client: Client, draft: January) -> None:
    Meeting.objects.filter(pk=draft.meeting.pk).update(
        state=Meeting.State.CANCELLED, cancelled_because="Snow."
    )
    assertContains(client.get(page_of(draft)), "The meeting is cancelled: Snow.")


def test_an_item_shows_its_report_and_its_open_appendix(client: Client, meeting: January) -> None:
    response = client.get(page_of(meeting, "items/4/"))
    assertContains(response, "Audits went on through the quarter.")
    assertContains(response, page_of(meeting, "items/4/appendices/1.pdf"))
    assertContains(response, 'id="appendix-2"')


def test_an_appendix_is_not_offered_under_the_name_that_its_sender_gave_it(
    client: Client, meeting: January
) -> None:
    response = client.get(page_of(meeting, "items/4/appendices/1.pdf"))
    assert response["Content-Disposition"] == 'inline; filename="item-4-appendix-1.pdf"'
    read_out(response)


def test_of_a_withheld_appendix_only_paragraph_and_reason_are_named(
    client: Client, meeting: January
) -> None:
    response = client.get(page_of(meeting, "items/4/"))
    assertContains(response, REASON)
    assertContains(response, "exempt by paragraph 2 of Part 1 of Schedule 12A")
    assertNotContains(response, "appendices/2.pdf")


@pytest.mark.parametrize("person", [*NOT_ENTITLED, None])
def test_whoever_may_not_read_exempt_papers_gets_neither_the_pack_nor_the_appendix(
    request: pytest.FixtureRequest,
    as_: As,
    client: Client,
    meeting: January,
    out: Publication,
    person: str | None,
) -> None:
    visitor = as_(request.getfixturevalue(person)) if person else client
    assert visitor.get(f"/meetings/publications/{out.pk}/members.pdf").status_code == 404
    assert visitor.get(page_of(meeting, "items/4/appendices/2.pdf")).status_code == 404
    assertNotContains(visitor.get(page_of(meeting)), "members.pdf")


@pytest.mark.parametrize("person", ENTITLED)
def test_whoever_may_read_exempt_papers_gets_both(
    request: pytest.FixtureRequest, as_: As, meeting: January, out: Publication, person: str
) -> None:
    visitor = as_(request.getfixturevalue(person))
    pack = sent(visitor, f"/meetings/publications/{out.pk}/members.pdf")
    assert pack == out.members_file.read()
    appendix = sent(visitor, page_of(meeting, "items/4/appendices/2.pdf"))
    assert appendix == kept(meeting.exempt.file).read()
    assertContains(visitor.get(page_of(meeting)), "members.pdf")


def test_a_withheld_report_is_not_shown_and_says_why(
    client: Client, draft: January, manager: User
) -> None:
    Report.objects.filter(item=draft.quality).update(
        access="exempt", exempt_paragraph=3, withheld_because="A contract is being let."
    )
    both_drawn(draft.meeting, on=timezone.localdate(IN_TIME))
    publishing.publish(meeting=draft.meeting, by=manager, now=IN_TIME)
    response = client.get(page_of(draft, "items/4/"))
    assertContains(response, "exempt by paragraph 3")
    assertContains(response, "A contract is being let.")
    assertNotContains(response, "Audits went on through the quarter.")


def test_the_file_is_sent_as_it_was_published_and_kept_by_no_cache(
    client: Client, out: Publication
) -> None:
    response: Any = client.get(f"/meetings/publications/{out.pk}/public.pdf")
    assert b"".join(response.streaming_content) == kept(out.public_file).read()
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"


def test_an_audience_that_there_is_not_has_no_address(client: Client, out: Publication) -> None:
    assert client.get(f"/meetings/publications/{out.pk}/everybody.pdf").status_code == 404


@pytest.mark.parametrize(
    ("page", "leads_to"),
    [(1, ""), (3, "items/2/#report"), (4, ""), (5, "items/4/#report"), (6, "items/4/#appendix-1"),
     (7, "items/4/#appendix-2"), (8, "items/4/#appendix-2")],
)  # fmt: skip
def test_the_address_of_a_printed_page_leads_to_what_is_on_it(
    client: Client, meeting: January, page: int, leads_to: str
) -> None:
    report = client.get(page_of(meeting, f"pages/{page}/"))
    assertRedirects(report, page_of(meeting, leads_to), fetch_redirect_response=False)


def test_a_page_that_is_not_out_is_not_there(client: Client, meeting: January) -> None:
    assert client.get(page_of(meeting, "pages/99/")).status_code == 404
    assert client.get(page_of(meeting, "items/99/")).status_code == 404


def test_pages_are_drawn_from_what_was_kept_and_not_from_today(
    client: Client, meeting: January
) -> None:
    AgendaItem.objects.filter(pk=meeting.visit.pk).update(title="Another title", text="Other words")
    reworded(Report.objects.get(item=meeting.visit), {"detail": "A later version."})
    response = client.get(page_of(meeting, "items/2/"))
    assertContains(response, "Focused visit")
    assertContains(response, "They spoke with twelve families.")
    assertNotContains(response, "Another title")
    assertNotContains(response, "A later version.")


def test_an_item_that_was_withdrawn_keeps_its_number_and_says_so(
    client: Client, meeting: January
) -> None:
    AgendaItem.objects.filter(pk=meeting.visit.pk).update(
        state=AgendaItem.State.WITHDRAWN, state_reason="The letter came too late."
    )
    assertContains(client.get(page_of(meeting)), "Withdrawn: The letter came too late.")


def test_a_report_that_followed_is_read_at_its_item_with_its_own_pages(
    client: Client, meeting: January, manager: User
) -> None:
    reported(meeting.monitoring, WORDS)
    both_drawn(meeting.meeting, number=1, on=timezone.localdate(LATE))
    publishing.publish_supplement(meeting=meeting.meeting, by=manager, now=LATE)
    response = client.get(page_of(meeting))
    assertContains(response, "The report followed in supplement 1 on 24 January 2023.")
    assertContains(response, "Supplement 1 (public edition, PDF)")
    assertContains(client.get(page_of(meeting, "items/5/")), "They spoke with twelve families.")


def test_a_correction_shows_on_the_meeting_and_at_its_item_alone(
    client: Client, meeting: January, out: Publication, manager: User
) -> None:
    note_page(publication=out, page=6, says="For 2022 read 2021.", by=manager, now=LATE)
    assertContains(client.get(page_of(meeting)), "24 January 2023: For 2022 read 2021.")
    assertContains(client.get(page_of(meeting, "items/4/")), "For 2022 read 2021.")
    assertNotContains(client.get(page_of(meeting, "items/2/")), "For 2022 read 2021.")


def test_a_superseded_edition_stays_to_be_read(
    client: Client, meeting: January, out: Publication, manager: User
) -> None:
    both_drawn(meeting.meeting, edition=2, on=timezone.localdate(LATE))
    publishing.republish(publication=out, because="A wrong year.", by=manager, now=LATE)
    response = client.get(page_of(meeting))
    assertContains(response, "Corrected edition 2. A wrong year.")
    assertContains(response, "Editions that were corrected since")
    before = sent(client, f"/meetings/publications/{out.pk}/public.pdf")
    assert before == kept(out.public_file).read()


def test_an_item_that_puts_minutes_leads_to_them(
    client: Client, meeting: January, panel: Panel
) -> None:
    before = Meeting.objects.get(panel=panel, meets_on=date(2022, 11, 24))
    Minutes.objects.create(meeting=before, put_at=meeting.opening, published_at=IN_TIME)
    response = client.get(page_of(meeting, "items/1/"))
    assertContains(response, "Minutes of 24 November 2022")
    assertContains(response, f"/meetings/{before.pk}/minutes/")
    assertNotContains(response, "There is no report on this item.")


def test_who_is_invited_is_named_at_the_item(client: Client, meeting: January) -> None:
    Invitee.objects.create(item=meeting.visit, as_what="Chief inspector", body="The inspectorate")
    assertContains(client.get(page_of(meeting, "items/2/")), "Chief inspector, The inspectorate")


def test_of_a_body_that_meets_in_private_the_public_knows_nothing(
    client: Client, as_: As, draft: January, manager: User, member: User
) -> None:
    Panel.objects.update(body_type=BodyType.TASK_AND_FINISH)
    fresh = Meeting.objects.select_related("panel").get(pk=draft.meeting.pk)
    drawn(fresh, "members", on=timezone.localdate(IN_TIME))
    out = publishing.publish(meeting=fresh, by=manager, now=IN_TIME)
    for path in (page_of(draft), page_of(draft, "items/2/"), page_of(draft, "pages/4/")):
        assert client.get(path).status_code == 404
        assert as_(member).get(path, follow=True).status_code == 200
    assert client.get(f"/meetings/publications/{out.pk}/public.pdf").status_code == 404
    assert as_(member).get(f"/meetings/publications/{out.pk}/public.pdf").status_code == 404


def test_no_marker_of_the_exempt_appendix_is_on_any_public_page(
    client: Client, meeting: January
) -> None:
    paths = [page_of(meeting), *(page_of(meeting, f"items/{number}/") for number in range(1, 6))]
    for path in paths:
        body = client.get(path).content.decode()
        assert not [marker for marker in MARKERS if marker in body]


def test_a_meetings_page_takes_a_fixed_count_of_queries(
    client: Client,
    meeting: January,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(12):
        client.get(page_of(meeting))


def test_who_works_on_the_agenda_is_led_to_it(
    as_: As, client: Client, meeting: January, manager: User
) -> None:
    assertContains(as_(manager).get(page_of(meeting)), page_of(meeting, "publish/"))
    assertNotContains(client.get(page_of(meeting)), page_of(meeting, "publish/"))

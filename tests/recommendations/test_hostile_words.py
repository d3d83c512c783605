"""Words that are made to do harm: what nobody sees, marks of other files, numbers of people."""

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as Tree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains

from recommendations.actions.reporting import report
from recommendations.forms.fields import plain
from recommendations.models import Evidence, Request
from recommendations.states import Kind
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request, held_on
from tests.recommendations.tracked import JANUARY, REPORTED_ON, three
from tests.scrutiny.meetings.pdfs import a_pdf

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
BASE = "/requests/of/children-and-families/"
NHS_NUMBER = "943 476 5919"
SUMMARY = "{http://www.w3.org/2005/Atom}summary"
# An escape, a line end of Word, a mark that turns what follows round, tags, and ends of lines that
# would begin a property of a calendar.
NASTY = "Due\x1b\x0bsoon \u202e<script>alert(1)</script>\r\nX-Evil: 1\r\nEND:VCALENDAR"


def sent(**said: str) -> dict[str, str]:
    """Return what the form of a new request sends in."""
    body = {"wording": "That x.", "source": "A review", "addressee_body": "The Cabinet"}
    body |= {"clock": "executive"}
    return body | {"made_on": "1 November 2022", "kind": "recommendation"} | said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x0bb\r\nc\rd\u2028e", "a\nb\nc\nd\ne"),
        ("\u202egnp.exe\u202c \x1b[31mred\x7f", "gnp.exe [31mred"),
        ("\u200b \ufeff\n", ""),
        ("Zoë’s 👩\u200d⚕️ – ½", "Zoë’s 👩\u200d⚕️ – ½"),
        ("NUL\0", "NUL\0"),
    ],
)
def test_what_nobody_sees_is_taken_out_and_the_rest_stays(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_hostile_words_stay_words_on_every_page_and_in_every_file(
    as_: As, client: Client, panel: Panel, manager: User
) -> None:
    said = sent(wording=NASTY, source=NASTY, addressee_body=NASTY)
    as_(manager).post(f"{BASE}raise/", said)
    request = Request.objects.get()
    line = "Due soon <script>alert(1)</script> X-Evil: 1 END:VCALENDAR"
    assert request.source == request.addressee_body == line
    assert request.wording == "Due\nsoon <script>alert(1)</script>\nX-Evil: 1\nEND:VCALENDAR"
    tracker = f"{BASE}tracker/2023-01-26/"
    for path in (BASE, tracker, f"{BASE}feed/", f"{BASE}calendar.ics", f"/requests/{request.pk}/"):
        page = client.get(path)
        assert page.status_code == 200, path
        assert b"<script>alert(1)" not in page.content, path
        assert b"\nX-Evil: 1\r\n" not in page.content, path


def test_the_feed_escapes_words_twice_since_readers_take_them_for_html(
    client: Client, panel: Panel
) -> None:
    request = a_request(panel, kind=Kind.ACTION, wording="That <b>x</b> \x1b& y.")
    report(request=request, says="<img src=x onerror=alert(1)>", on=REPORTED_ON, by=None)
    response = client.get(f"{BASE}feed/")
    assert response.status_code == 200
    (entry,) = Tree.fromstring(response.content).iter(SUMMARY)  # noqa: S314 - our own feed
    assert entry.get("type") == "html"
    assert "<p>That &lt;b&gt;x&lt;/b&gt;  &amp; y.</p>" in (entry.text or "")
    assert "&lt;img src=x onerror" in (entry.text or "")


@pytest.mark.parametrize("field", ["wording", "source", "addressee_body"])
@pytest.mark.parametrize(
    "words", [f"About {NHS_NUMBER}.", "a\0b", "x" * 20_000], ids=["number", "NUL", "long"]
)
def test_a_number_a_nul_and_a_book_are_refused_wherever_the_public_reads(
    as_: As, panel: Panel, manager: User, field: str, words: str
) -> None:
    page = as_(manager).post(f"{BASE}raise/", sent(**{field: words}))
    assert page.status_code == 422
    assert page.context["form"].errors[field]
    assert not Request.objects.exists()


@pytest.mark.parametrize("field", ["wording", "addressee_body", "source"])
def test_words_of_which_nothing_can_be_seen_are_none(
    as_: As, panel: Panel, manager: User, field: str
) -> None:
    page = as_(manager).post(f"{BASE}raise/", sent(**{field: "\u200b\u202e \x1b"}))
    assert page.status_code == 422
    assert not Request.objects.exists()


@pytest.mark.parametrize("words", [f"As {NHS_NUMBER} shows.", "\u200b"])
def test_the_reason_of_a_return_is_public_words_too(
    as_: As, panel: Panel, manager: User, words: str
) -> None:
    meeting = held_on(panel, JANUARY)
    done = three(panel).done
    name = f"request-{done.pk}"
    data = {f"{name}-to": "returned", f"{name}-says": words, f"{name}-seen": "2"}
    page = as_(manager).post(f"/requests/decide/{meeting.pk}/", data)
    assertContains(page, "NHS number" if "943" in words else "Say why it is", status_code=422)
    done.refresh_from_db()
    assert done.state == "reported complete"


def test_a_title_of_evidence_is_one_line_of_what_can_be_seen(
    as_: As, panel: Panel, lead: User
) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    file = SimpleUploadedFile("a.pdf", a_pdf())
    said = {"title": "Costs\x0b\u202eof\r\n homes", "dated_on": str(date(2023, 1, 5)), "file": file}
    as_(lead).post(f"/requests/{request.pk}/evidence/add/", said)
    assert Evidence.objects.get().title == "Costs of homes"

"""The tracker as page, workbook and feed."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree as Tree

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from recommendations.actions.deciding import decide
from recommendations.models import Request
from recommendations.states import State
from scrutiny.meetings.models import Meeting
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request, held_on
from tests.recommendations.tracked import JANUARY, evidence_of, three

pytestmark = pytest.mark.django_db

BASE = "/requests/of/children-and-families/"
AT_JANUARY = f"{BASE}tracker/2023-01-26/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_page_shows_the_list_as_a_meeting_began(client: Client, panel: Panel) -> None:
    found = three(panel)
    evidence_of(found.done, "Figures")
    decide(request=found.done, meeting=held_on(panel, JANUARY), to=State.ACCEPTED, by=None)
    page = client.get(AT_JANUARY)
    for words in ("That figures are given.", "Appendix 2: Figures", "Complete", "Rejected"):
        assertContains(page, words)
    later = client.get(f"{BASE}tracker/2023-03-30/")
    assertContains(later, "That homes open.")
    assertNotContains(later, "That figures are given.")
    # Nothing of November is asked for before November.
    assertContains(client.get(f"{BASE}tracker/2022-09-29/"), "Nothing is on the list")


def test_without_a_day_it_is_the_next_meetings(client: Client, panel: Panel) -> None:
    Meeting.objects.create(panel=panel, meets_on=date(2098, 3, 6))
    assertContains(client.get(f"{BASE}tracker/"), "Scrutiny Monitoring – 6 March 2098")
    Meeting.objects.filter(panel=panel, meets_on__year=2098).delete()
    assertContains(client.get(f"{BASE}tracker/"), "Scrutiny Monitoring – 30 March 2023")


@pytest.mark.parametrize("day", ["2023-01-27", "2023-13-01", "2023-02-30"])
def test_a_day_without_a_meeting_has_no_tracker(client: Client, panel: Panel, day: str) -> None:
    assert client.get(f"{BASE}tracker/{day}/").status_code == 404
    assert client.get(f"{BASE}tracker/{day}/download/").status_code == 404


def test_the_workbook_has_a_row_for_each_and_no_formula(client: Client, panel: Panel) -> None:
    a_request(panel, wording="=HYPERLINK(1)")
    response = client.get(f"{AT_JANUARY}download/")
    assert response["Content-Disposition"].endswith('-monitoring-2023-01-26.xlsx"')
    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "=HYPERLINK(1)" in str([cell.value for cell in cells])
    assert all(cell.data_type != "f" for cell in cells)
    assert "Not started" in [cell.value for cell in cells]


def test_the_feed_has_the_newest_update_first(client: Client, panel: Panel) -> None:
    found = three(panel)
    response = client.get(f"{BASE}feed/")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = Tree.fromstring(response.content)  # noqa: S314 - our own feed
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert len(titles) == 5
    assert titles[0] == f"{found.refused.reference}: not agreed"
    names = {entry.findtext(f"{ATOM}id") or "" for entry in entries}
    assert len(names) == 5
    assert all(name.startswith("http") for name in names)
    assert "No money.</p>" in (entries[0].findtext(f"{ATOM}summary") or "")


def test_what_is_said_is_no_markup_in_the_feed(client: Client, panel: Panel) -> None:
    found = three(panel)
    Request.objects.filter(pk=found.refused.pk).update(wording="That <b>all</b> is told.")
    feed = Tree.fromstring(client.get(f"{BASE}feed/").content)  # noqa: S314 - our own feed
    summary = feed.findtext(f"{ATOM}entry/{ATOM}summary") or ""
    assert "That &lt;b&gt;all&lt;/b&gt; is told." in summary


def test_a_group_that_meets_in_private_has_none_of_them_in_public(
    client: Client, panel: Panel
) -> None:
    three(panel)
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    for path in (f"{BASE}tracker/", AT_JANUARY, f"{AT_JANUARY}download/", f"{BASE}feed/"):
        assert client.get(path).status_code == 404


def test_the_page_is_read_in_the_same_queries_however_long_the_list(
    client: Client, panel: Panel, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_request(panel)
    with CaptureQueriesContext(connection) as few:
        client.get(AT_JANUARY)
    three(panel)
    with django_assert_num_queries(len(few)):
        client.get(AT_JANUARY)

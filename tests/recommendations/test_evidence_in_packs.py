"""The evidence behind the monitoring paper is named where the report names its appendices."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertNotContains

from recommendations.models import Evidence
from scrutiny.meetings.actions import publishing
from scrutiny.meetings.models import Appendix, PublishedAppendix
from scrutiny.meetings.papers import AGENDA
from scrutiny.packs.papers import Section
from scrutiny.panels.models import Panel
from tests.recommendations.tracked import evidence_of, three
from tests.scrutiny.meetings.agenda import IN_TIME, REASON, WORDS, January, january, reported
from tests.scrutiny.meetings.drawn import both_drawn

pytestmark = pytest.mark.django_db

KEY = "children-and-families:2023-01-26"


@pytest.fixture
def paper(panel: Panel, settings: Settings, tmp_path: Path) -> Appendix:
    """Return January's monitoring paper behind its report, with two pieces of evidence."""
    settings.FILES_FOLDER = tmp_path / "files"
    meeting = january(panel)
    found = three(panel)
    evidence_of(found.begun, "Plan of the homes")
    evidence_of(found.refused, "What a bus costs")
    return carried(meeting, KEY)


def carried(meeting: January, key: str, order: int = 1) -> Appendix:
    """Return a monitoring paper as an appendix of the monitoring item's report."""
    report = getattr(meeting.monitoring, "report", None) or reported(meeting.monitoring, WORDS)
    return Appendix.objects.create(
        report=report, order=order, title="Monitoring", paper_kind="monitoring", paper_key=key
    )


def of_item(audience: str = "public") -> list[Section]:
    """Return the sections of the monitoring item: its report first."""
    found = AGENDA.edition_on(KEY, audience, on=IN_TIME.date()).sections()
    return [one for one in found if one.stamps[:1] == ("Agenda Item 5",)]


def test_the_report_in_the_pack_names_the_evidence_under_the_numbers_of_its_pages(
    paper: Appendix,
) -> None:
    for audience in ("members", "public"):
        report, *behind = of_item(audience)
        for words in ("1: Monitoring", "2: Plan of the homes", "3: What a bus costs"):
            assert f"<li>Appendix {words}</li>" in report.html
        assert [one.stamps[-1] for one in behind] == ["Appendix 1", "Appendix 2", "Appendix 3"]
        assert [one.anchor for one in behind] == [f"item-5-appendix-{n}" for n in (1, 2, 3)]
        assert {(one.within, one.level) for one in behind} == {(("item-5",), 2)}


def test_the_public_page_names_it_with_its_pages(client: Client, paper: Appendix) -> None:
    meeting = paper.report.item.meeting
    both_drawn(meeting, on=IN_TIME.date())
    publishing.publish(meeting=meeting, by=None, now=IN_TIME)
    rows = PublishedAppendix.objects.filter(published_item__number=5)
    assert [(one.number, one.title) for one in rows] == [
        (1, "Monitoring"),
        (2, "Plan of the homes"),
        (3, "What a bus costs"),
    ]
    assert [one.page_to - one.page_from for one in rows] == [0, 0, 0]
    assert len({one.page_from for one in rows}) == 3
    page = client.get(f"/meetings/{meeting.pk}/items/5/")
    assertContains(page, 'id="appendix-2"')
    assertContains(page, "Appendix 3: What a bus costs")
    # Its file is the request's to give: the page leads to the pack.
    assertNotContains(page, "Open this appendix alone")
    assert client.get(f"/meetings/{meeting.pk}/items/5/appendices/2.pdf").status_code == 404
    landed = client.get(f"/meetings/{meeting.pk}/pages/{rows[1].page_from}/")
    assert landed["Location"].endswith("#appendix-2")


def test_evidence_that_is_withdrawn_before_the_papers_is_named_nowhere(paper: Appendix) -> None:
    Evidence.objects.filter(title="Plan of the homes").update(
        withdrawn_at=IN_TIME, withdrawn_because="Wrong."
    )
    report = of_item()[0]
    assert "Plan of the homes" not in report.html
    assert "Appendix 2: What a bus costs" in report.html


def test_a_paper_that_is_withheld_names_nothing_behind_it(paper: Appendix) -> None:
    Appendix.objects.filter(pk=paper.pk).update(access="confidential", withheld_because=REASON)
    for audience in ("members", "public"):
        assert "Plan of the homes" not in of_item(audience)[0].html


def test_a_number_stands_for_one_thing(panel: Panel, paper: Appendix) -> None:
    # The paper of another meeting numbers its evidence from 2 on, which is taken here.
    evidence_of(three(panel).done, "Of March", on=date(2023, 2, 10))
    Appendix.objects.create(
        report=paper.report,
        order=2,
        title="As it will be in March",
        paper_kind="monitoring",
        paper_key="children-and-families:2023-03-30",
    )
    report, *behind = of_item()
    assert "<li>Appendix 2: As it will be in March</li>" in report.html
    assert "<li>Appendix 3: Plan of the homes</li>" in report.html
    assert "Of March</li>" not in report.html
    anchors = [one.anchor for one in behind if one.anchor]
    assert len(anchors) == len(set(anchors)) == 4

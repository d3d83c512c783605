"""A report is shown from plain values: numbered through its headings, with what it is not."""

import json

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import appendices, clearances, withholding
from scrutiny.meetings.models import Clearance, Report
from scrutiny.meetings.presenters.report import AppendixShown, Part, head_of, report_shown
from scrutiny.meetings.uploads import inspected
from tests.scrutiny.meetings.pdfs import a_pdf
from tests.scrutiny.meetings.reported import SENTENCE, WORDS, clearance, written

HEAD = {
    "decision_maker": "Children and Families Scrutiny Panel",
    "subject": "Quality assurance",
    "meeting_on": "2023-01-26",
    "report_of": "Head of Quality Assurance",
    "contacts": [{"as": "Author", "title": "Head of Quality Assurance", "name": ""}],
    "confidentiality": "Not applicable.",
    "not_cleared": ["finance", "briefing"],
    "changed_since_cleared": ["legal"],
}


def parts() -> dict[str, Part]:
    """Return the parts of the shared report by slug."""
    shown = report_shown(HEAD, WORDS, ())
    return {part.slug: part for group in (*shown.before, *shown.after) for part in group.parts}


def test_paragraphs_are_numbered_through_the_numbered_headings() -> None:
    numbers = {
        slug: [paragraph.number for paragraph in part.paragraphs] for slug, part in parts().items()
    }
    assert numbers["brief-summary"] == numbers["recommendations"] == []
    assert numbers["reasons"] == [1]
    assert numbers["alternatives"] == [2]
    assert numbers["detail"] == [3, 4, 5]
    assert numbers["capital-revenue"] == [6]
    assert numbers["policy-framework"] == [11]


def test_a_list_belongs_to_the_paragraph_before_it() -> None:
    first, second, _ = parts()["detail"].paragraphs
    assert SENTENCE in first.html
    assert "<ul>" in second.html


def test_a_heading_that_begins_with_a_list_takes_a_number_too() -> None:
    shown = report_shown({}, {"reasons": "- one\n- two"}, ())
    (reasons,) = [part for part in shown.before[0].parts if part.slug == "reasons"]
    assert [paragraph.number for paragraph in reasons.paragraphs] == [1]


def test_headings_stand_under_those_of_the_template() -> None:
    shown = report_shown(HEAD, WORDS, ())
    assert [group.title for group in shown.before] == [
        "",
        "Resource implications",
        "Legal implications",
        "",
    ]
    assert [group.title for group in shown.after] == ["Supporting documentation"]


def test_the_facts_at_the_head_are_those_of_the_template() -> None:
    assert [(fact.label, fact.says) for fact in report_shown(HEAD, WORDS, ()).facts] == [
        ("Decision-maker", "Children and Families Scrutiny Panel"),
        ("Subject", "Quality assurance"),
        ("Date of decision", "26 January 2023"),
        ("Report of", "Head of Quality Assurance"),
        ("Contact: author", "Head of Quality Assurance"),
        ("Statement of confidentiality", "Not applicable."),
    ]


def test_it_says_who_has_not_cleared_it() -> None:
    assert report_shown(HEAD, WORDS, ()).caution == (
        "Not cleared by finance and the chair's briefing. Changed since it was cleared by legal."
    )
    assert report_shown({}, WORDS, ()).caution == ""


def test_appendices_are_listed_as_they_are_given() -> None:
    given = (AppendixShown(1, "Framework", note="pages 9 - 12"),)
    assert report_shown(HEAD, WORDS, given).appendices == given


@pytest.mark.django_db
def test_the_head_can_be_kept_and_says_what_it_was(
    written_report: Report, director: User, lead: User
) -> None:
    clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    legal = clearance(written_report, Clearance.Kind.LEGAL)
    clearances.clear(clearance=legal, version=1, note="By e-mail.", by=director)
    written(written_report, risk="High.")
    clearances.clear(clearance=clearance(written_report), version=2, note="", by=director)
    head = head_of(written_report)
    assert json.loads(json.dumps(head)) == head
    assert head["contacts"] == [
        {"as": "Report of", "title": "Head of Service, Safeguarding", "name": "Service lead"},
        {"as": "Author", "title": "Head of Quality Assurance", "name": "Auditor"},
    ]
    assert head["not_cleared"] == ["finance", "briefing"]
    assert head["changed_since_cleared"] == ["legal"]
    assert head["confidentiality"] == "Not applicable."


@pytest.mark.django_db
def test_the_head_names_what_is_withheld_with_its_paragraph(written_report: Report) -> None:
    upload = inspected(a_pdf(), name="x.pdf")
    appendix = appendices.add_file(report=written_report, title="Cases", upload=upload, by=None)
    withholding.withhold(
        subject=appendix, access="exempt", exempt_paragraph=2, because="It names a family.", by=None
    )
    said = head_of(written_report)["confidentiality"]
    assert said.startswith("Appendix 1 is exempt from publication by paragraph 2 of Part 1")
    assert said.endswith("It names a family.")

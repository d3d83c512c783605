"""The committee template is whole, in order, and begins with what it may begin with."""

from scrutiny.meetings.headings import BY_SLUG, HEADINGS, blank
from scrutiny.meetings.report_words import faults_of


def test_the_headings_stand_in_the_order_of_the_committee_template() -> None:
    assert [heading.title.split(" (")[0] for heading in HEADINGS] == [
        "Brief summary",
        "Recommendations",
        "Reasons for report recommendations",
        "Alternative options considered and rejected",
        "Detail",
        "Capital/revenue",
        "Property/other",
        "Statutory power to undertake proposals in the report",
        "Other legal implications",
        "Risk management implications",
        "Policy framework implications",
        "Key decision?",
        "Wards/communities affected",
        "Documents in members' rooms",
        "Equality impact assessment",
        "Data protection impact assessment",
        "Other background documents",
    ]


def test_each_heading_has_a_name_of_its_own_and_says_what_belongs_there() -> None:
    assert len(BY_SLUG) == len(HEADINGS)
    assert all(heading.hint.endswith((".", "?", "3.")) for heading in HEADINGS)


def test_the_numbered_headings_stand_together() -> None:
    numbered = [heading.is_numbered for heading in HEADINGS]
    first, count = numbered.index(True), sum(numbered)
    assert all(numbered[first : first + count])


def test_what_a_report_begins_with_may_be_saved() -> None:
    assert faults_of(blank()) == ()


def test_whether_an_assessment_is_needed_has_to_be_answered_by_somebody() -> None:
    assert blank()["equality"] == blank()["data-protection"] == ""
    assert BY_SLUG["equality"].is_required

"""The words of an exclusion name what is withheld, by which paragraph, and why."""

import pytest

from scrutiny.meetings.exclusion_words import (
    WithheldPaper,
    agenda_text,
    confidentiality,
    considered_without,
    exclusion_title,
    motion,
    paragraph_words,
    resolved_to_exclude,
)

ITEM = "item 9, Quality assurance"
FOURTH = WithheldPaper("Appendix 4", ITEM, "exempt", 2, "it would name a family")
REPORT = WithheldPaper("the report", ITEM, "exempt", 1, "It is about one person.")
SECRET = WithheldPaper("Appendix 5", ITEM, "confidential", None, "The department forbids it.")


def test_the_motion_names_the_section_the_paper_and_the_paragraph() -> None:
    assert motion([FOURTH]) == (
        "To move that, under section 100A(4) of the Local Government Act 1972, the press and "
        "public be excluded from the meeting while Appendix 4 of the following item is "
        "considered, as exempt information described in paragraph 2 of Part 1 of Schedule 12A "
        "(likely to reveal the identity of an individual) would likely be disclosed."
    )


def test_several_papers_and_paragraphs_are_named_each() -> None:
    said = motion([REPORT, FOURTH])
    assert "while the report and Appendix 4 of the following item are considered" in said
    assert "paragraph 1 of Part 1" in said
    assert "paragraph 2 of Part 1" in said


def test_of_what_is_confidential_nothing_is_voted_on() -> None:
    said = motion([SECRET])
    assert "must be excluded while Appendix 5" in said
    assert "section 100A(2)" in said
    assert said.endswith("No vote is needed.")
    assert "To move" not in said
    assert exclusion_title([SECRET]).endswith("confidential papers included in the following item")


def test_the_agenda_prints_the_motion_and_each_reason() -> None:
    said = agenda_text([FOURTH, SECRET])
    assert said.startswith("To move that, under section 100A(4)")
    assert said.count("\n\n") == 2
    assert (
        "Why the public interest is against disclosing Appendix 4: it would name a family." in said
    )
    assert "Appendix 5 is confidential" in said
    assert exclusion_title([FOURTH, SECRET]) == (
        "Exclusion of the press and public - exempt papers included in the following item"
    )


def test_the_resolution_names_the_item_the_paragraph_and_the_public_interest() -> None:
    said = resolved_to_exclude([FOURTH])
    assert "for the consideration of Appendix 4 of item 9, Quality assurance" in said
    assert "paragraph 2 of Part 1 of Schedule 12A" in said
    assert "outweighs that in disclosing it" in said


def test_what_is_confidential_is_excluded_without_a_resolution() -> None:
    said = resolved_to_exclude([SECRET])
    assert said.startswith("The press and public were excluded")
    assert "100A(4)" not in said


def test_the_other_outcome_says_that_the_item_was_taken_in_public() -> None:
    assert considered_without([FOURTH, SECRET]) == (
        "The Panel considered item 9, Quality assurance in public, without reference to the exempt "
        "and confidential information in Appendix 4 and Appendix 5. The press and public were not "
        "excluded."
    )


def test_a_report_of_which_nothing_is_withheld_says_so() -> None:
    assert confidentiality([]) == "Not applicable."
    assert confidentiality([REPORT]).startswith(
        "The report is exempt from publication by paragraph 1"
    )


@pytest.mark.parametrize("paragraph", range(1, 8))
def test_every_paragraph_of_the_schedule_has_its_description(paragraph: int) -> None:
    said = paragraph_words(paragraph)
    assert said.startswith(f"paragraph {paragraph} of Part 1 of Schedule 12A (")
    assert len(said) > 50

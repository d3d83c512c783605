"""The words of an exclusion of the press and public, written from the data of what is withheld.

Exempt: the public may be excluded by a resolution that names the item and the description of
Schedule 12A (Local Government Act 1972, s.100A(4) and (5)), where the public interest in keeping
it outweighs that in disclosing it (Schedule 12A, paragraph 10). Confidential: the public must be
excluded (s.100A(2)), so nothing is voted on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny.meetings.models.withholding import Paragraph, Withholding
from scrutiny.meetings.sentences import ended, listed

Access = Withholding.Access
ACT = "the Local Government Act 1972"


@dataclass(frozen=True)
class WithheldPaper:
    """A report or appendix that is kept from the public; `what` is "the report", "Appendix 4".

    `item` is the item's title, with its number before it once it has one.
    """

    what: str
    item: str
    access: str
    paragraph: int | None
    because: str


def exclusion_title(papers: Sequence[WithheldPaper]) -> str:
    """Return the title of the item at which the panel decides on the exclusion."""
    kind = "exempt" if _exempt(papers) else "confidential"
    return f"Exclusion of the press and public - {kind} papers included in the following item"


def agenda_text(papers: Sequence[WithheldPaper]) -> str:
    """Return what the agenda prints below the title: the motion, and each paper with its reason."""
    return "\n\n".join([motion(papers), *(_paper_text(paper) for paper in papers)])


def motion(papers: Sequence[WithheldPaper]) -> str:
    """Return what the panel is asked to resolve."""
    exempt, confidential = _exempt(papers), _confidential(papers)
    words = []
    if exempt:
        words.append(
            f"To move that, under section 100A(4) of {ACT}, the press and public be excluded from "
            f"the meeting while {_named(exempt)} of the following item {_is(exempt)} considered, "
            f"as exempt information described in {_paragraphs(exempt)} would likely be disclosed."
        )
    if confidential:
        words.append(
            f"The press and public must be excluded while {_named(confidential)} of the following "
            f"item {_is(confidential)} considered, because confidential information would likely "
            f"be disclosed (section 100A(2) of {ACT}). No vote is needed."
        )
    return " ".join(words)


def resolved_to_exclude(papers: Sequence[WithheldPaper]) -> str:
    """Return what the minutes say where the public was excluded."""
    exempt, confidential = _exempt(papers), _confidential(papers)
    words = []
    if exempt:
        words.append(
            f"That, under section 100A(4) of {ACT}, the press and public be excluded from the "
            f"meeting for the consideration of {_named(exempt)} of {_item(exempt)}, as exempt "
            f"information described in {_paragraphs(exempt)} would likely be disclosed, and the "
            "public interest in keeping it outweighs that in disclosing it. "
            + " ".join(_reason(paper) for paper in exempt)
        )
    if confidential:
        words.append(
            f"The press and public were excluded for the consideration of {_named(confidential)} "
            f"of {_item(confidential)}, as section 100A(2) of {ACT} requires where confidential "
            "information would likely be disclosed."
        )
    return " ".join(words)


def considered_without(papers: Sequence[WithheldPaper]) -> str:
    """Return what the minutes say where the item was taken in public without these papers."""
    kinds = " and ".join(
        word
        for word, some in (("exempt", _exempt(papers)), ("confidential", _confidential(papers)))
        if some
    )
    return (
        f"The Panel considered {_item(papers)} in public, without reference to the {kinds} "
        f"information in {_named(papers)}. The press and public were not excluded."
    )


def paragraph_words(paragraph: int) -> str:
    """Return a paragraph of Schedule 12A with its description."""
    description = Paragraph(paragraph).label.partition(": ")[2]
    return f"paragraph {paragraph} of Part 1 of Schedule 12A ({description})"


def confidentiality(papers: Iterable[WithheldPaper]) -> str:
    """Return the statement of confidentiality at the head of a report."""
    return " ".join(_paper_text(paper) for paper in papers) or "Not applicable."


def _paper_text(paper: WithheldPaper) -> str:
    what = paper.what[:1].upper() + paper.what[1:]
    if paper.access == Access.EXEMPT and paper.paragraph is not None:
        return (
            f"{what} is exempt from publication by {paragraph_words(paper.paragraph)}. "
            f"{_reason(paper)}"
        )
    return (
        f"{what} is confidential and not for publication (section 100A(3) of {ACT}). "
        f"Why: {ended(paper.because)}"
    )


def _reason(paper: WithheldPaper) -> str:
    return f"Why the public interest is against disclosing {paper.what}: {ended(paper.because)}"


def _exempt(papers: Iterable[WithheldPaper]) -> list[WithheldPaper]:
    return [paper for paper in papers if paper.access == Access.EXEMPT]


def _confidential(papers: Iterable[WithheldPaper]) -> list[WithheldPaper]:
    return [paper for paper in papers if paper.access == Access.CONFIDENTIAL]


def _named(papers: Sequence[WithheldPaper]) -> str:
    return listed([paper.what for paper in papers])


def _item(papers: Sequence[WithheldPaper]) -> str:
    return papers[0].item


def _is(papers: Sequence[WithheldPaper]) -> str:
    return "is" if len(papers) == 1 else "are"


def _paragraphs(papers: Sequence[WithheldPaper]) -> str:
    numbers = sorted({paper.paragraph for paper in papers if paper.paragraph is not None})
    return listed([paragraph_words(number) for number in numbers])

"""Who may read what is withheld while it is in work, and what of an item is withheld."""

from django.utils import timezone

from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor
from scrutiny.meetings.exclusion_words import WithheldPaper
from scrutiny.meetings.models import AgendaItem, Appendix, Report
from scrutiny.meetings.posts import posts_held


def may_read_in_work(user: Visitor, paper: Report | Appendix) -> bool:
    """Say whether somebody who sees the report's page may read these words or this file.

    What is withheld is for those who write it, clear it or may read exempt papers; whoever only
    works on the panel's agenda sees that it is there.
    """
    if not paper.is_withheld:
        return True
    report = paper if isinstance(paper, Report) else paper.report
    if may(user, "exempt.read", report) or may(user, "report.write", report):
        return True
    held = posts_held(user, on=timezone.localdate())
    return report.clearances.filter(post__in=held).exists()


def withheld_of(item: AgendaItem) -> tuple[WithheldPaper, ...]:
    """Return what of an item is kept from the public: its report, then its appendices."""
    report = Report.objects.filter(item=item).select_related("item").first()
    return withheld_in(report) if report is not None else ()


def withheld_in(report: Report) -> tuple[WithheldPaper, ...]:
    """Return what is kept from the public: the report, then its appendices by their numbers."""
    papers: list[tuple[str, Report | Appendix]] = [("the report", report)]
    papers += [
        (f"Appendix {number}", one) for number, one in enumerate(report.appendices.all(), start=1)
    ]
    return tuple(
        withheld_paper(what, paper, report.item) for what, paper in papers if paper.is_withheld
    )


def withheld_paper(what: str, paper: Report | Appendix, item: AgendaItem) -> WithheldPaper:
    """Return a report or appendix as the words of an exclusion have it."""
    named = f"item {item.number}, {item.title}" if item.number else f"the item “{item.title}”"
    return WithheldPaper(what, named, paper.access, paper.exempt_paragraph, paper.withheld_because)

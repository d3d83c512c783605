"""Keeping a report or an appendix from the public, for the reason that the law asks for."""

from typing import Any

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.actions.exclusions import see_to_exclusion
from scrutiny.meetings.actions.reports import reopen
from scrutiny.meetings.models import Appendix, Paragraph, Report, Withholding
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.papers import KIND
from scrutiny.packs.actions import set_aside

Access = Withholding.Access


class WithholdingRefused(Exception):
    """Raised with a sentence; `field` is the field of the form that it is about."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        """Keep the sentence and the field."""
        self.field = field
        super().__init__(sentence)


@transaction.atomic
def withhold(
    *,
    subject: Report | Appendix,
    access: str,
    exempt_paragraph: int | None,
    because: str,
    by: User | None,
) -> Report | Appendix:
    """Keep a report or an appendix from the public; the exclusion item follows from it.

    Exempt needs a paragraph of Schedule 12A and why the public interest is against disclosing it
    (Local Government Act 1972, Schedule 12A, paragraph 10); confidential needs its own reason
    (s.100A(3)). Raises WithholdingRefused.
    """
    if access == Access.OPEN:
        raise WithholdingRefused("Open it to the public in place of withholding it.")
    because = because.strip()
    paragraph = exempt_paragraph if access == Access.EXEMPT else None
    refuse_without_reason(access, paragraph, because)
    wanted = {"access": access, "exempt_paragraph": paragraph, "withheld_because": because}
    return _changed(subject, wanted, verb="withheld", by=by)


@transaction.atomic
def open_up(*, subject: Report | Appendix, by: User | None) -> Report | Appendix:
    """Open a report or an appendix to the public. Raises WithholdingRefused."""
    wanted = {"access": Access.OPEN.value, "exempt_paragraph": None, "withheld_because": ""}
    return _changed(subject, wanted, verb="opened_to_the_public", by=by)


def refuse_without_reason(access: str, paragraph: int | None, because: str) -> None:
    """Raise WithholdingRefused where a paper may not be withheld so."""
    if access not in Access.values:
        raise WithholdingRefused("Choose exempt or confidential.", field="access")
    if access == Access.EXEMPT and paragraph not in Paragraph.values:
        raise WithholdingRefused(
            "Choose the paragraph of Schedule 12A, 1 to 7, that makes it exempt.",
            field="exempt_paragraph",
        )
    if not because and access == Access.EXEMPT:
        raise WithholdingRefused(
            "Say why the public interest is against disclosing it. Without that it is not exempt.",
            field="because",
        )
    if not because:
        raise WithholdingRefused(
            "Say which department gave it on such terms, or which statute or court forbids it.",
            field="because",
        )


def _changed(
    subject: Report | Appendix, wanted: dict[str, Any], *, verb: str, by: User | None
) -> Report | Appendix:
    """Set what is known of the withholding in one update; the second of two people is told."""
    old = {name: getattr(subject, name) for name in wanted}
    if old == wanted:
        return subject
    rows: Any = Report.objects if isinstance(subject, Report) else Appendix.objects
    if not rows.filter(pk=subject.pk, **old).update(**wanted):
        subject.refresh_from_db(fields=list(wanted))
        raise WithholdingRefused(
            f"Somebody else has just changed this: it is {subject.get_access_display().lower()} "
            "now. Look at it again."
        )
    subject.refresh_from_db(fields=list(wanted))
    record(verb=verb, subject=subject, by=by, old=old, new=wanted)
    report = subject if isinstance(subject, Report) else subject.report
    if old["access"] == Access.OPEN:
        pack = str(PackKey.of(report.item.meeting))
        set_aside(kind=KIND, key=pack, why=f"“{subject}” is kept from the public now.", by=by)
    reopen(report=report)
    see_to_exclusion(item=report.item, by=by)
    return subject

"""The performance paper as a kind: which months there are, and who may read them."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from performance.analysis.figures import Period
from performance.edition import MonthEdition, title_of
from performance.keys import NotADay, NotAMonth, day_from, month_from, month_text
from performance.models import (
    Body,
    Commentary,
    Commitment,
    GlossaryTerm,
    Observation,
    ReportingMonth,
)
from performance.presenters.addresses import overview_url
from performance.publication.public_edition import public_refusals
from performance.told.board import board, told_on
from performance.told.met import last_met
from performance.told.tellings import told_before
from scrutiny.access.holdings import Visitor
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel


def _parts(key: str) -> tuple[Panel, Period, date | None]:
    """Return the panel, month and day that a key names; raises PaperRefused for any other key."""
    slug, _, rest = key.partition(":")
    month, at, day = rest.partition("@")
    panel = Panel.objects.filter(slug=slug).first()
    if panel is None:
        known = ", ".join(Panel.objects.values_list("slug", flat=True)) or "none yet"
        raise PaperRefused(f"There is no panel '{slug}'. Panels here: {known}.")
    try:
        return panel, month_from(month), day_from(day) if at else None
    except (NotAMonth, NotADay) as error:
        raise PaperRefused(str(error)) from error


def _record(key: str) -> tuple[ReportingMonth, Period, date | None]:
    """Return a key's month, with its period and the day asked for.

    Raises PaperRefused if nothing was sent for the month, and for a day that there is nothing of.
    """
    panel, month, as_at = _parts(key)
    today = timezone.localdate()
    months = ReportingMonth.objects.filter(panel=panel, month=month.start)
    record = months.with_last_meeting(on=today).select_related("panel").first()
    if record is None:
        raise PaperRefused(
            f"No return for {month.label} has been accepted for {panel}. Send one in first."
        )
    if as_at is not None and as_at > today:
        raise PaperRefused(f"{as_at:%-d %B %Y} is still to come.")
    if as_at is not None and record.why_not_told_by(as_at):
        raise PaperRefused(record.why_not_told_by(as_at))
    return record, month, as_at


class PerformancePaper:
    """The paper kind "performance"; keys are "panel-slug:YYYY-MM", or with "@YYYY-MM-DD" after it.

    The day is the one whose figures it prints: what the panel had been told by its end.
    """

    label = "Performance for a month"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return the months that have begun by a day, told to the panel or in draft."""
        records = ReportingMonth.objects.filter(panel=panel, month__lte=on).order_by("-month")
        found = []
        for record in records:
            period = Period.month(record.month.year, record.month.month)
            draft = "" if record.state in ReportingMonth.TOLD else " (draft)"
            title = f"Performance to {period.end:%-d %B %Y}{draft}"
            found.append((f"{panel.slug}:{month_text(period)}", title))
        return found

    def title(self, key: str) -> str:
        """Return the title of the month's paper."""
        return title_of(*_parts(key))

    def panel(self, key: str) -> Panel:
        """Return the panel; raises PaperRefused for a month, or a day, that there is nothing of."""
        record, _, _ = _record(key)
        return record.panel

    def address(self, key: str) -> str:
        """Return the month's overview, as at the same day."""
        panel, month, as_at = _parts(key)
        return overview_url(panel.slug, month, as_at)

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        panel, month, as_at = _parts(key)
        told = f"-as-told-{as_at:%Y-%m-%d}" if as_at else ""
        return f"{panel.slug}-performance-{month_text(month)}{told}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> MonthEdition:
        """Read all that goes into an edition, once.

        A month that was told prints what the panel has been told until today, or until the day of
        the key, so that no draft of a later month shows in it; a draft prints what the returns say
        and is marked as a draft.

        Raises PaperRefused for a public edition that would show what must be suppressed.
        """
        record, month, as_at = _record(key)
        panel, day = record.panel, as_at or timezone.localdate()
        is_told = record.state in ReportingMonth.TOLD
        seen = told_on(day) if is_told else Observation.objects.recorded()
        met = last_met(record, ReportingMonth.objects.filter(panel=panel))
        read = board(panel, month, seen, then=met.told if met else None)
        edition = MonthEdition(
            council=settings.COUNCIL_NAME,
            board=read,
            record=record,
            words=tuple(Commentary.objects.printed(panel=panel, month=month.start, until=as_at)),
            promises=tuple(Commitment.objects.promised_by(day, panel=panel, month=month.start)),
            day=day,
            terms=tuple(GlossaryTerm.objects.all()),
            bodies=tuple(Body.objects.all()),
            audience=audience,
            as_at=as_at,
            met=met,
            until=day if is_told else None,
            past=told_before(read, until=day),
        )
        if audience == "public":
            refusals = public_refusals(read, edition.past, is_draft=edition.is_draft)
            if refusals:
                raise PaperRefused(" ".join(refusals))
        return edition

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may see the month at all."""
        panel, month, _ = _parts(key)
        visible = ReportingMonth.objects.visible_to(user)
        return visible.filter(panel=panel, month=month.start).exists()


PAPER = PerformancePaper()

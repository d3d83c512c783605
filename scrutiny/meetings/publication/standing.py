"""How far a meeting's papers are, read from the database for `publication.readiness`."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from scrutiny.meetings.agenda import REPORTED_ON
from scrutiny.meetings.models import Meeting, Minutes, Report
from scrutiny.meetings.pack.contents import ItemContents
from scrutiny.meetings.publication.editions import Wanted, contents_of
from scrutiny.meetings.publication.readiness import ItemStanding, Place, Standing


def standing_of(meeting: Meeting, editions: Sequence[Wanted]) -> Standing:
    """Return how far the papers of these editions are."""
    contents = contents_of(tuple(editions))
    panel, agenda = meeting.panel, reverse("meetings:agenda", args=[meeting.pk])
    return Standing(
        items=tuple(_item(one, agenda) for one in contents.items) if contents else (),
        refusals=tuple(dict.fromkeys(one.refusal for one in editions if one.refusal)),
        not_built=tuple(one.label for one in editions if one.edition and not one.is_built),
        not_put=tuple(_not_put(meeting)) if contents and contents.number == 0 else (),
        lacks_place=not (meeting.place or panel.usual_place),
        lacks_contact=panel.contact_id is None,
        lacks_officer=panel.proper_officer_id is None,
        agenda=Place("Agenda", agenda),
    )


def _item(one: ItemContents, agenda: str) -> ItemStanding:
    """Return how far an item is; its report also where the pack leaves it out."""
    item = one.item
    report: Report | None = getattr(item, "report", None)
    return ItemStanding(
        number=one.number,
        title=item.title,
        url=reverse("meetings:report", args=[item.pk]) if report else agenda,
        is_expected=item.kind in REPORTED_ON,
        has_report=report is not None,
        is_signed_off=report is not None and report.state == Report.State.SIGNED_OFF,
        is_to_follow=item.is_to_follow,
        not_cleared=_not_cleared(one.report),
        lacks_reason=any(not paper.withheld_because.strip() for paper in one.withheld),
        lacks_exclusion=(
            bool(one.withheld) and item.number is None and getattr(item, "exclusion", None) is None
        ),
    )


def _not_cleared(report: Report | None) -> tuple[str, ...]:
    """Return the clearances that a report has not got for its words as they are."""
    if report is None:
        return ()
    found = (one for one in report.clearances.all() if one.cleared_version != report.latest)
    return tuple(one.get_kind_display().lower() for one in found)


def _not_put(meeting: Meeting) -> list[Place]:
    """Return the minutes of earlier meetings that wait to be approved and are put nowhere."""
    waiting = Minutes.objects.of(meeting.panel).waiting().filter(put_at__isnull=True)
    earlier = waiting.filter(meeting__meets_on__lt=meeting.meets_on).select_related("meeting")
    url = reverse("meetings:agenda", args=[meeting.pk])
    return [Place(f"Minutes of {one.meeting.meets_on:%-d %B %Y}", url) for one in earlier]

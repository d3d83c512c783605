"""Pages of published meetings, for everybody: meeting, item, printed page, files.

They are drawn from what was kept at publication and never from the records of today. What is not
published, and what is withheld, is not there for whoever may not see it.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from scrutiny.access.door import may
from scrutiny.files.serving import respond
from scrutiny.meetings.models import Invitee, Meeting, Minutes, Publication
from scrutiny.meetings.presenters import published as present
from scrutiny.meetings.presenters.calendar import meeting_line
from scrutiny.meetings.presenters.pack import when
from scrutiny.meetings.presenters.report import report_shown
from scrutiny.meetings.publication.next_papers import clock_of
from scrutiny.meetings.publication.out import ItemOut, Out, may_read_members


def _meeting(request: HttpRequest, meeting_id: int) -> Meeting:
    """Return a meeting that the person may know of, or 404."""
    visible = Meeting.objects.visible_to(request.user)
    people = ("panel__contact", "panel__proper_officer")
    return get_object_or_404(visible.select_related(*people), pk=meeting_id)


def _item(out: Out, number: int) -> ItemOut:
    """Return a published item, or 404."""
    found = out.item(number)
    if found is None:
        raise Http404("No item of this number is published.")
    return found


@login_not_required
@require_GET
def meeting_detail(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show a meeting: when and where, its agenda as published, its packs, minutes, corrections."""
    meeting, user = _meeting(request, meeting_id), request.user
    out = Out.of(meeting)
    is_for_members = bool(out.current) and all(may_read_members(user, one) for one in out.current)
    minutes = Minutes.objects.visible_to(user).filter(meeting=meeting)
    today = timezone.localdate()
    drafts = Meeting.objects.drafts_visible_to(user).filter(pk=meeting.pk)
    own = frozenset(drafts.values_list("panel_id", flat=True))
    context = {
        "meeting": meeting,
        "when": when(meeting),
        "out": out,
        "lines": present.item_lines(out),
        "public": present.downloads(out, is_for_members=False),
        "members": present.downloads(out, is_for_members=True) if is_for_members else (),
        "superseded": present.superseded(out),
        "certificates": present.certificates(out, is_for_members=is_for_members),
        "notes": present.notes_of(out),
        "minutes": minutes.filter(published_at__isnull=False).first(),
        "line": meeting_line(meeting, own, on=today),
        "clock": clock_of(meeting, on=today),
        "sees_draft": bool(own),
        "may_attend": may(user, "meeting.attend", meeting),
        "publish_words": "What is published" if out.current else "Publish",
        "may_publish": may(user, "agenda.publish", meeting),
    }
    return render(request, "meetings/meeting_detail.html", context)


@login_not_required
@require_GET
def item_detail(request: HttpRequest, meeting_id: int, number: int) -> HttpResponse:
    """Show an item as it was published: its report, its appendices, who is invited."""
    meeting, user = _meeting(request, meeting_id), request.user
    out = Out.of(meeting)
    item = _item(out, number)
    reads_withheld = may(user, "exempt.read", meeting)
    numbers = [one.number for one in out.items]
    place = numbers.index(number)
    notice = present.notice_of(item.latest)
    version = item.latest.report_version
    shows_report = version is not None and (reads_withheld or not notice)
    appendices = present.appendices_shown(item, meeting.pk)
    is_for_members = may_read_members(user, item.latest.publication)
    context = {
        "meeting": meeting,
        "when": when(meeting),
        "item": item,
        "line": present.item_lines(out)[place],
        "paragraphs": item.first.text.split("\n\n") if item.first.text else (),
        "urgent": present.urgent_words(item),
        "pack_url": present.pack_url(item, is_for_members=is_for_members),
        "is_for_members": is_for_members,
        "has_pack": is_for_members or item.latest.publication.public_file_id is not None,
        "notice": notice,
        "shown": (
            report_shown(item.latest.report_head, version.texts, appendices)
            if version is not None and shows_report
            else None
        ),
        "appendices": present.appendix_cards(item, meeting.pk, reads_withheld=reads_withheld),
        "invited": Invitee.objects.filter(item=item.first.item_id).select_related("post", "person"),
        "puts": Minutes.objects.visible_to(user)
        .filter(put_at=item.first.item_id, published_at__isnull=False)
        .select_related("meeting"),
        "notes": present.notes_of(out, item),
        "before": numbers[place - 1] if place else None,
        "after": numbers[place + 1] if place + 1 < len(numbers) else None,
    }
    return render(request, "meetings/item_detail.html", context)


@login_not_required
@require_GET
def page(request: HttpRequest, meeting_id: int, number: int) -> HttpResponse:
    """Lead to the item or appendix that has this printed page; its address never changes."""
    meeting = _meeting(request, meeting_id)
    out = Out.of(meeting)
    found = out.on_page(number)
    if found is None:
        if not out.has_page(number):
            raise Http404("No page of this number is published.")
        return redirect("meetings:meeting", meeting.pk)
    item, appendix = found
    place = f"appendix-{appendix.number}" if appendix else "report"
    return redirect(f"{present.item_url(meeting.pk, item.number)}#{place}")


@login_not_required
@require_GET
def published_file(request: HttpRequest, publication_id: int, audience: str) -> FileResponse:
    """Send an edition exactly as it was published, a superseded one too."""
    visible = Publication.objects.visible_to(request.user)
    files = visible.select_related("members_file", "public_file", "meeting")
    publication = get_object_or_404(files, pk=publication_id)
    if audience == "public" and publication.public_file is not None:
        return respond(publication.public_file, inline=True)
    if audience == "members" and may_read_members(request.user, publication):
        return respond(publication.members_file, inline=True)
    raise Http404("There is no such edition.")


@login_not_required
@require_GET
def published_appendix(
    request: HttpRequest, meeting_id: int, number: int, appendix: int
) -> FileResponse:
    """Send an uploaded appendix alone; a withheld one only to who may read it."""
    meeting = _meeting(request, meeting_id)
    item = _item(Out.of(meeting), number)
    found = next((one for one in item.appendices() if one.number == appendix), None)
    if found is None or found.file is None:
        raise Http404("There is no such file.")
    if present.notice_of(found) and not may(request.user, "exempt.read", meeting):
        raise Http404("There is no such file.")
    # What its sender called it is no part of what was published.
    return respond(found.file, inline=True, name=f"item-{number}-appendix-{appendix}.pdf")

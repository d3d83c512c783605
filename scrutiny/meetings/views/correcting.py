"""What comes after the agenda, each with its form: urgent items, shorter notice, corrections."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from scrutiny.access.door import require
from scrutiny.meetings.actions import late_items, page_notes, publishing
from scrutiny.meetings.actions.publishing import PublishingRefused
from scrutiny.meetings.forms.publishing import (
    CorrectForm,
    LateItemForm,
    NoteForm,
    ShorterNoticeForm,
)
from scrutiny.meetings.models import Meeting, Publication
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.presenters import publishing as present
from scrutiny.meetings.publication.next_papers import papers_of
from scrutiny.meetings.views.asking import Asking, answer, person, sent_in
from scrutiny.meetings.views.publishing import meeting_to_publish, publish_page


def _publication(request: HttpRequest, publication_id: int, verb: str) -> Publication:
    """Return a publication of a meeting whose papers the person publishes or corrects."""
    workable = Meeting.objects.drafts_visible_to(request.user)
    publications = Publication.objects.filter(meeting__in=workable)
    publication: Publication = get_object_or_404(
        publications.select_related("meeting__panel"), pk=publication_id
    )
    require(request.user, verb, publication)
    return publication


@require_http_methods(["GET", "POST"])
def shorter_notice(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Say when the meeting was convened, where that was too late for the clear days, and why."""
    meeting = meeting_to_publish(request, meeting_id)
    form = ShorterNoticeForm(sent_in(request))
    asking = Asking(
        title="Convened at shorter notice",
        lede=f"{meeting}. An agenda can go out late only if the meeting itself was called late.",
        button="Save",
        back_url=publish_page(meeting),
        back_label="Publish the agenda",
        done="Saved. It is printed on the agenda: build the editions again.",
    )

    def act() -> None:
        late_items.convene_at_shorter_notice(
            meeting=meeting, by=person(request), **form.cleaned_data
        )

    return answer(request, form, asking, act, PublishingRefused)


@require_http_methods(["GET", "POST"])
def late_item(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Add an urgent item to an agenda that is out."""
    meeting = meeting_to_publish(request, meeting_id)
    people = late_items.who_may_say_urgent(meeting, on=timezone.localdate())
    form = LateItemForm(sent_in(request), people=people)
    asking = Asking(
        title="Add an urgent item",
        lede=f"{meeting}. It goes out with the next supplement, and takes the next number.",
        button="Add the item",
        back_url=publish_page(meeting),
        back_label="Publish the agenda",
        done="The item is added. Its report can be asked for; then publish the supplement.",
    )

    def act() -> None:
        late_items.add_late_item(meeting=meeting, by=person(request), **form.cleaned_data)

    return answer(request, form, asking, act, PublishingRefused)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, publication_id: int) -> HttpResponse:
    """Publish a corrected edition, built before; the one it takes the place of stays."""
    publication = _publication(request, publication_id, "publication.correct")
    meeting = publication.meeting
    form, today = CorrectForm(sent_in(request)), timezone.localdate()
    if form.is_bound and form.is_valid():
        try:
            publishing.republish(publication=publication, by=person(request), **form.cleaned_data)
            messages.success(request, "The corrected edition is published.")
            return redirect("meetings:publish", meeting.pk)
        except PublishingRefused as refused:
            form.add_error(None, str(refused))
    key = PackKey.of(meeting, publication.number, publication.edition + 1)
    papers = papers_of(meeting, key, on=today)
    context = {
        "meeting": meeting,
        "publication": publication,
        "form": form,
        "papers": papers,
        "editions": present.editions_shown(papers.editions),
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/publication_correct.html", context, status=status)


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, publication_id: int) -> HttpResponse:
    """Put a dated correction on a published page."""
    publication = _publication(request, publication_id, "publication.correct")
    meeting = publication.meeting
    form = NoteForm(sent_in(request), publication=publication)
    asking = Asking(
        title="Correct a published page",
        lede=f"{publication.title}, {meeting}. The page stays as it is; the note stands on it.",
        button="Publish the note",
        back_url=reverse("meetings:meeting", args=[meeting.pk]),
        back_label=str(meeting),
        done="The note is published.",
    )

    def act() -> None:
        page_notes.note_page(publication=publication, by=person(request), **form.cleaned_data)

    return answer(request, form, asking, act, PublishingRefused)

"""Making a meeting's papers ready and sending them out: for who publishes the panel's agendas."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scrutiny.access.door import may, require
from scrutiny.history.models import Event
from scrutiny.meetings.actions import publishing
from scrutiny.meetings.actions.publishing import PublishingRefused
from scrutiny.meetings.models import Meeting, Publication
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.papers import KIND
from scrutiny.meetings.presenters import publishing as present
from scrutiny.meetings.presenters.published import certificates
from scrutiny.meetings.publication.editions import wanted
from scrutiny.meetings.publication.next_papers import NextPapers, clock_of, next_papers
from scrutiny.meetings.publication.out import Out
from scrutiny.meetings.views.asking import person, press
from scrutiny.meetings.views.finding import drafted_meeting
from scrutiny.packs import actions as packs
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused


def meeting_to_publish(request: HttpRequest, meeting_id: int) -> Meeting:
    """Return a meeting whose papers the person publishes; another panel's is not there for them."""
    meeting = drafted_meeting(request, meeting_id)
    require(request.user, "agenda.publish", meeting)
    return meeting


def publish_page(meeting: Meeting) -> str:
    """Return the address of the page on which a meeting's papers go out."""
    return reverse("meetings:publish", args=[meeting.pk])


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the clock, what is missing, how much there is to read; then publish the agenda."""
    meeting = meeting_to_publish(request, meeting_id)
    if request.method == "POST":
        return press(
            request,
            lambda: publishing.publish(meeting=meeting, by=person(request)),
            PublishingRefused,
            done="The agenda is published. Everybody can read it now.",
            back_url=publish_page(meeting),
        )
    today, out = timezone.localdate(), Out.of(meeting)
    papers = next_papers(meeting, out, on=today)
    context = {
        "meeting": meeting,
        "out": out,
        "clock": clock_of(meeting, on=today),
        "may_attend": may(request.user, "meeting.attend", meeting),
        "is_open": meeting.state == Meeting.State.PUBLISHED and today <= meeting.meets_on,
        "papers": papers,
        "editions": present.editions_shown(papers.editions) if papers else (),
        "load": _load(papers, out),
        "certificates": certificates(out, is_for_members=True),
        "events": Event.objects.about(meeting),
    }
    return render(request, "meetings/meeting_publish.html", context)


def _load(papers: NextPapers | None, out: Out) -> Any:
    """Return how much there is to read: of what is built, else of what is out."""
    rate = settings.READING_MINUTES_A_PAGE
    if papers is not None and papers.contents is not None and papers.build is not None:
        return present.load_of_build(
            papers.contents, papers.ranges, papers.build, minutes_a_page=rate
        )
    return present.load_of_out(out, minutes_a_page=rate) if out.current else None


@require_POST
def build(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Ask for the editions of a key; those that are built of the papers as they are stay."""
    meeting = meeting_to_publish(request, meeting_id)
    key = _key_of(meeting, request.POST.get("pack_key", ""))

    def act() -> None:
        for one in wanted(meeting, key, on=timezone.localdate()):
            if not one.refusal:
                audience = Build.Audience(one.audience)
                packs.request(kind=KIND, key=one.key, audience=audience, by=person(request))

    done = "The editions are being built. The page follows by itself."
    return press(request, act, PaperRefused, done=done, back_url=_back(meeting, key))


@require_GET
def progress(request: HttpRequest, meeting_id: int, pack_key: str) -> HttpResponse:
    """Show how far the builds of a key are; once all are over, the page is to load itself again.

    It is a part of a page: who opens it alone is led to the whole.
    """
    meeting = meeting_to_publish(request, meeting_id)
    key = _key_of(meeting, pack_key)
    if request.headers.get("HX-Request") != "true":
        return redirect(_back(meeting, key))
    builds = Build.objects.filter(kind=KIND, key=str(key)).live()
    context = {"meeting": meeting, "key": key, "builds": builds}
    response = render(request, "meetings/_publish_progress.html", context)
    if not builds:
        response["HX-Refresh"] = "true"
    return response


def _key_of(meeting: Meeting, text: str) -> PackKey:
    """Return the key that was sent, or 404 where it is none of this meeting's."""
    try:
        key = PackKey.read(text)
    except PaperRefused as wrong:
        raise Http404(str(wrong)) from wrong
    if key != PackKey.of(meeting, key.number, key.edition):
        raise Http404("That is another meeting's.")
    return key


def _back(meeting: Meeting, key: PackKey) -> str:
    """Return the page on which the papers of a key are made ready."""
    if key.edition == 1:
        return publish_page(meeting)
    corrected = get_object_or_404(
        Publication, meeting=meeting, number=key.number, edition=key.edition - 1
    )
    return reverse("meetings:correct", args=[corrected.pk])


@require_POST
def supplement(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Publish all that waits for a supplement."""
    meeting = meeting_to_publish(request, meeting_id)
    return press(
        request,
        lambda: publishing.publish_supplement(meeting=meeting, by=person(request)),
        PublishingRefused,
        done="The supplement is published. Everybody can read it now.",
        back_url=publish_page(meeting),
    )

"""The work programme of a panel, and what is done to its topics."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scrutiny.access.door import may, require
from scrutiny.access.holdings import visible_panels
from scrutiny.history.models import Event
from scrutiny.meetings.actions import programme
from scrutiny.meetings.actions.programme import TopicRefused
from scrutiny.meetings.forms.topics import DropForm, PlaceForm, SuggestForm, TopicForm
from scrutiny.meetings.models import Meeting, Topic
from scrutiny.meetings.presenters.programme import programme_of, slipped_words
from scrutiny.meetings.views.asking import Asking, answer, person, press, sent_in
from scrutiny.panels.models import Panel


@require_GET
def programme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a panel means to look at: what waits, what comes when, what slipped."""
    user, today = person(request), timezone.localdate()
    panel: Panel = get_object_or_404(visible_panels(user), slug=slug)
    topics = Topic.objects.visible_to(user).of(panel)
    slipped = topics.slipped(on=today).values_list("pk", flat=True)
    context = {
        "panel": panel,
        "programme": programme_of(
            topics.select_related("lead", "meeting", "first_planned_for"), slipped=slipped, on=today
        ),
        "next_meetings": list(Meeting.objects.of(panel).upcoming(on=today)[:3]),
        "may_suggest": may(user, "topic.suggest", panel),
        "may_build": may(user, "agenda.build", panel),
    }
    return render(request, "meetings/programme.html", context)


@require_http_methods(["GET", "POST"])
def topic_suggest(request: HttpRequest, slug: str) -> HttpResponse:
    """Put something forward for a panel's programme."""
    user = person(request)
    panel: Panel = get_object_or_404(visible_panels(user), slug=slug)
    require(user, "topic.suggest", panel)
    keeps = may(user, "programme.keep", panel)
    form = SuggestForm(sent_in(request), has_origin=keeps)
    asking = Asking(
        title="Suggest a topic",
        lede=f"{panel}. The scrutiny manager and the chair look at it before it is placed.",
        button="Suggest it",
        back_url=reverse("meetings:programme", args=[slug]),
        back_label="Work programme",
        done="Your suggestion is on the work programme, to be agreed.",
    )

    def act() -> None:
        origin = form.cleaned_data.get("origin") or _origin_of(request, panel)
        programme.suggest(panel=panel, subject=form.subject(), origin=Topic.Origin(origin), by=user)

    return answer(request, form, asking, act, TopicRefused)


def _origin_of(request: HttpRequest, panel: Panel) -> Topic.Origin:
    """Return where a suggestion comes from: a member speaks for the panel, others are officers."""
    is_member = may(request.user, "question.note", panel)
    return Topic.Origin.PANEL if is_member else Topic.Origin.OFFICER


def _topic(request: HttpRequest, topic_id: int) -> Topic:
    """Return a topic of a panel in which the person takes part, or 404."""
    visible = Topic.objects.visible_to(request.user)
    related = ("panel", "lead", "meeting", "first_planned_for", "origin_item__meeting")
    return get_object_or_404(visible.select_related(*related), pk=topic_id)


def _kept(request: HttpRequest, topic_id: int) -> Topic:
    """Return a topic of a programme that the person keeps."""
    topic = _topic(request, topic_id)
    require(request.user, "programme.keep", topic)
    return topic


def _url(topic: Topic) -> str:
    return reverse("meetings:topic-detail", args=[topic.pk])


@require_GET
def topic_detail(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Show a topic: why, where it came from, when it comes up, and what happened to it."""
    topic, today = _topic(request, topic_id), timezone.localdate()
    is_slipped = Topic.objects.slipped(on=today).filter(pk=topic.pk).exists()
    context = {
        "topic": topic,
        "slipped": slipped_words(topic, on=today) if is_slipped else "",
        "is_live": topic.state in programme.LIVE,
        "may_keep": may(request.user, "programme.keep", topic),
        "events": list(Event.objects.about(topic)),
    }
    return render(request, "meetings/topic_detail.html", context)


@require_http_methods(["GET", "POST"])
def topic_edit(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Say otherwise what a topic is."""
    topic = _kept(request, topic_id)
    form = TopicForm(sent_in(request), initial=vars(topic) | {"lead": topic.lead})
    asking = Asking(
        title="Change the topic",
        button="Save the topic",
        back_url=_url(topic),
        back_label=topic.title,
        done="The topic is changed.",
    )
    return answer(request, form, asking, _changing(topic, form, request), TopicRefused)


def _changing(topic: Topic, form: TopicForm, request: HttpRequest) -> Callable[[], object]:
    return lambda: programme.change(topic=topic, subject=form.subject(), by=person(request))


@require_POST
def topic_agree(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Put a suggestion on the programme."""
    topic = _kept(request, topic_id)
    return press(
        request,
        lambda: programme.agree(topic=topic, by=person(request)),
        TopicRefused,
        done="The topic is on the programme. Place it at a meeting next.",
        back_url=_url(topic),
    )


@require_http_methods(["GET", "POST"])
def topic_place(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Plan a topic for a meeting, move it to another, or let it wait."""
    topic = _kept(request, topic_id)
    coming = Meeting.objects.of(topic.panel).upcoming(on=timezone.localdate())
    meetings = coming.exclude(state__in=Meeting.OVER)
    form = PlaceForm(sent_in(request), initial={"meeting": topic.meeting_id}, meetings=meetings)
    asking = Asking(
        title=f"When does “{topic}” come up?",
        lede="Placing a suggestion agrees to it.",
        button="Place it",
        back_url=_url(topic),
        back_label=topic.title,
        done="The topic has its place.",
    )

    def act() -> None:
        meeting, user = form.cleaned_data["meeting"], person(request)
        if meeting is None:
            programme.take_off(topic=topic, by=user)
        else:
            programme.place(topic=topic, meeting=meeting, by=user)

    return answer(request, form, asking, act, TopicRefused)


@require_http_methods(["GET", "POST"])
def topic_drop(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Take a topic from the programme, with the reason."""
    topic = _kept(request, topic_id)
    form = DropForm(sent_in(request))
    asking = Asking(
        title=f"Drop “{topic}”?",
        lede="It stays in the list of what was closed, with your reason.",
        button="Drop it",
        is_warning=True,
        back_url=_url(topic),
        back_label=topic.title,
        done="The topic is dropped.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: programme.drop(topic=topic, why=form.cleaned_data["why"], by=person(request)),
        TopicRefused,
    )

"""Building an agenda: the list of items, and what is done to each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scrutiny.access.door import may, require
from scrutiny.meetings.actions import agendas, leaving
from scrutiny.meetings.actions.agendas import AgendaRefused
from scrutiny.meetings.actions.programme import TopicRefused
from scrutiny.meetings.forms.agendas import DeferForm, ItemForm, MoveForm, WithdrawForm
from scrutiny.meetings.models import AgendaItem, Meeting, Topic
from scrutiny.meetings.presenters.calendar import meeting_line
from scrutiny.meetings.presenters.drafting import drafting_of
from scrutiny.meetings.views.asking import Asking, answer, person, press, sent_in
from scrutiny.meetings.views.finding import drafted_meeting

REFUSALS = (AgendaRefused, TopicRefused)


def _item(request: HttpRequest, item_id: int) -> AgendaItem:
    """Return an item of an agenda that the person builds."""
    workable = AgendaItem.objects.drafts_visible_to(request.user)
    item = get_object_or_404(workable.select_related("meeting__panel", "topic__lead"), pk=item_id)
    require(request.user, "agenda.build", item)
    return item


def _url(meeting_id: int) -> str:
    return reverse("meetings:agenda", args=[meeting_id])


@require_GET
def agenda(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show an agenda to those who work on it: items, reports, what is still missing."""
    meeting, user, today = (
        drafted_meeting(request, meeting_id),
        person(request),
        timezone.localdate(),
    )
    builds = may(user, "agenda.build", meeting)
    fixed = agendas.why_fixed(meeting)
    is_to_come = meeting.state in {*Meeting.BEFORE_PUBLICATION, Meeting.State.PUBLISHED}
    context = {
        "meeting": meeting,
        "panel": meeting.panel,
        "line": meeting_line(meeting, frozenset({meeting.panel_id}), on=today),
        "drafting": drafting_of(AgendaItem.objects.filter(meeting=meeting).with_papers()),
        "waiting": list(agendas.waiting_topics(meeting)),
        "fixed": fixed,
        "is_past": meeting.meets_on < today,
        "may_build": builds and not fixed,
        "may_take_away": builds and is_to_come,
        "rights": {
            "arrange": may(user, "meeting.arrange", meeting),
            "publish": may(user, "agenda.publish", meeting),
            "commission": may(user, "report.commission", meeting),
            "attend": may(user, "meeting.attend", meeting),
        },
        "may_approve": is_to_come and may(user, "minutes.approve", meeting),
    }
    return render(request, "meetings/agenda.html", context)


@require_POST
def agenda_draft(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Put the standing items and the topics placed at the meeting onto its agenda."""
    meeting = drafted_meeting(request, meeting_id)
    require(request.user, "agenda.build", meeting)
    return press(
        request,
        lambda: agendas.draft(meeting=meeting, by=person(request)),
        REFUSALS,
        done="The agenda is drafted. Put the business in order, then ask for the reports.",
        back_url=_url(meeting_id),
    )


@require_http_methods(["GET", "POST"])
def item_add(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Add an item of business; `?topic=` takes its words from the programme."""
    meeting = drafted_meeting(request, meeting_id)
    require(request.user, "agenda.build", meeting)
    asked = request.GET.get("topic", "")
    of_panel = Topic.objects.visible_to(request.user).of(meeting.panel)
    topic = get_object_or_404(of_panel, pk=int(asked)) if asked.isdecimal() else None
    form = ItemForm(sent_in(request), initial={"title": topic.title} if topic else {})
    asking = Asking(
        title="Add an item",
        lede=f"Agenda of {meeting.meets_on:%-d %B %Y}. It comes last of the business.",
        button="Add the item",
        back_url=_url(meeting_id),
        back_label="Agenda",
        done="The item is on the agenda.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: agendas.add(meeting=meeting, topic=topic, by=person(request), **form.cleaned_data),
        REFUSALS,
    )


@require_http_methods(["GET", "POST"])
def item_edit(request: HttpRequest, item_id: int) -> HttpResponse:
    """Give an item other words before the agenda is published."""
    item = _item(request, item_id)
    form = ItemForm(sent_in(request), initial=vars(item))
    asking = Asking(
        title="Change the item",
        lede=f"Agenda of {item.meeting.meets_on:%-d %B %Y}.",
        button="Save the item",
        back_url=_url(item.meeting_id),
        back_label="Agenda",
        done="The item is changed.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: agendas.change(item=item, by=person(request), **form.cleaned_data),
        REFUSALS,
    )


@require_POST
def item_remove(request: HttpRequest, item_id: int) -> HttpResponse:
    """Take an item from a draft."""
    item = _item(request, item_id)
    return press(
        request,
        lambda: agendas.remove(item=item, by=person(request)),
        REFUSALS,
        done=f"“{item}” is removed.",
        back_url=_url(item.meeting_id),
    )


@require_POST
def item_move(request: HttpRequest, item_id: int) -> HttpResponse:
    """Give an item of business another position; buttons and dragging both end here."""
    item, form = _item(request, item_id), MoveForm(request.POST)
    back_url = f"{_url(item.meeting_id)}#item-{item_id}"

    def act() -> None:
        if not form.is_valid():
            raise AgendaRefused("Say to which position the item moves.")
        agendas.move(item=item, position=form.cleaned_data["position"], by=person(request))

    return press(request, act, REFUSALS, done=f"“{item}” is moved.", back_url=back_url)


@require_http_methods(["GET", "POST"])
def item_withdraw(request: HttpRequest, item_id: int) -> HttpResponse:
    """Take an item from the agenda, with the reason."""
    item = _item(request, item_id)
    form = WithdrawForm(sent_in(request))
    asking = Asking(
        title=f"Withdraw “{item}”?",
        lede="Its report is kept. Once the agenda is published, the item keeps its number and "
        "says that it is withdrawn, and why.",
        button="Withdraw it",
        is_warning=True,
        back_url=_url(item.meeting_id),
        back_label="Agenda",
        done="The item is withdrawn.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: leaving.withdraw(item=item, why=form.cleaned_data["why"], by=person(request)),
        REFUSALS,
    )


@require_http_methods(["GET", "POST"])
def item_defer(request: HttpRequest, item_id: int) -> HttpResponse:
    """Put an item off to another meeting, or back to the work programme."""
    item = _item(request, item_id)
    coming = Meeting.objects.of(item.meeting.panel).upcoming(on=timezone.localdate())
    others = coming.exclude(pk=item.meeting_id).exclude(state__in=Meeting.OVER)
    form = DeferForm(sent_in(request), meetings=others)
    asking = Asking(
        title=f"Defer “{item}”",
        lede="It goes back to the work programme, with the meeting you choose, and is drafted onto "
        "that agenda from there.",
        button="Defer it",
        back_url=_url(item.meeting_id),
        back_label="Agenda",
        done="The item is deferred. The work programme has it.",
    )

    def act() -> None:
        said = form.cleaned_data
        leaving.defer(item=item, why=said["why"], to=said["meeting"], by=person(request))

    return answer(request, form, asking, act, REFUSALS)

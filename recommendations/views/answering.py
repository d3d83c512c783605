"""Pages on which notice is recorded, an answer given, progress reported."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recommendations.actions import answering, noticing, reporting
from recommendations.forms.answering import AnswerForm, NotifyForm, ReportForm
from recommendations.letters import has_letter, place_of
from recommendations.newest import newest_number
from recommendations.posts import names_no_post, post_of
from recommendations.presenters.requests import asked_of
from recommendations.states import ANSWER, ANSWERS, NOTIFY, REPORT, State, moves_of
from recommendations.views.asking import answer, asking_about, not_now
from recommendations.views.finding import acted_on
from recommendations.wanted import wanted_of
from scrutiny.meetings.views.asking import person, sent_in

SENT_BY_YOU = " The portal makes a letter with these days; sending it is up to you."
FIRST_REPORT = " The first report says how the work goes; a later one says that it is complete."


@require_http_methods(["GET", "POST"])
def request_notify(request: HttpRequest, request_id: int) -> HttpResponse:
    """Record when notice of a request was sent and received."""
    tracked, today = acted_on(request, request_id, NOTIFY), timezone.localdate()
    if request.method == "GET" and State.NOTIFIED not in moves_of(tracked.kind, tracked.state):
        return not_now(request, tracked)
    initial = {"on": today, "received_on": today, "seen": newest_number(tracked)}
    form = NotifyForm(sent_in(request), initial=initial)
    asking = asking_about(
        tracked,
        title="Record the notice",
        button="Record it",
        done=f"The notice of {tracked} is recorded."
        + (" Its letter is being made." if has_letter(tracked) else ""),
        lede=f"Whoever is asked has to know of it: {asked_of(tracked)}."
        + (SENT_BY_YOU if has_letter(tracked) else ""),
    )
    return answer(
        request,
        tracked,
        form,
        asking,
        lambda: noticing.give_notice(request=tracked, by=person(request), **form.cleaned_data),
        letter=place_of(tracked, request.user),
    )


@require_http_methods(["GET", "POST"])
def request_answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """Answer a request: agreed, agreed in part in other words, or not agreed with the reason."""
    tracked, today = acted_on(request, request_id, ANSWER), timezone.localdate()
    user = person(request)
    to = moves_of(tracked.kind, tracked.state)
    if request.method == "GET" and not to.keys() & ANSWERS:
        return not_now(request, tracked)
    form = AnswerForm(sent_in(request), initial={"on": today, "seen": newest_number(tracked)})
    asking = asking_about(
        tracked,
        title="Record the answer" if names_no_post(tracked) else "Answer the panel",
        button="Record it" if names_no_post(tracked) else "Send the answer",
        done=f"The answer to {tracked} is kept. Everybody can read it.",
        lede=wanted_of(tracked, on=today).words if tracked.state == State.NOTIFIED else "",
    )

    def act() -> None:
        said = form.cleaned_data
        answering.answer(
            request=tracked,
            by=user,
            post=post_of(user, tracked, on=today),
            **(said | {"to": State(said["to"])}),
        )

    return answer(request, tracked, form, asking, act)


@require_http_methods(["GET", "POST"])
def request_report(request: HttpRequest, request_id: int) -> HttpResponse:
    """Report how a request gets on, or that it is done."""
    tracked, today = acted_on(request, request_id, REPORT), timezone.localdate()
    user = person(request)
    to = moves_of(tracked.kind, tracked.state)
    if request.method == "GET" and State.IN_PROGRESS not in to:
        return not_now(request, tracked)
    form = ReportForm(
        sent_in(request),
        initial={"on": today, "seen": newest_number(tracked), "is_complete": "no"},
        # What was sent in is read, and refused by the table of moves in words.
        may_claim=State.REPORTED_COMPLETE in to or "is_complete" in request.POST,
    )
    asking = asking_about(
        tracked,
        title="Report to the panel",
        button="Send the report",
        done=f"The report on {tracked} is kept. Everybody can read it.",
        lede=wanted_of(tracked, on=today).words
        + ("" if State.REPORTED_COMPLETE in to else FIRST_REPORT),
    )

    def act() -> None:
        said = form.cleaned_data
        reporting.report(
            request=tracked,
            says=said["says"],
            is_complete=bool(said.get("is_complete")),
            on=said["on"],
            post=post_of(user, tracked, on=today),
            seen=said["seen"],
            by=user,
        )

    return answer(request, tracked, form, asking, act)

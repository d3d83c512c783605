"""The page of an escalation: its three steps, the next update, and how it ends."""

from collections.abc import Callable
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audits.actions import escalating
from audits.actions.escalating import EscalationRefused
from audits.actions.reading import note_read
from audits.blindness import is_hidden_from
from audits.forms.moderating import UNCLEAR_STEP, BecauseForm, UpdateForm
from audits.grading import graded
from audits.models import Audit, Escalation
from audits.presenters.escalation import progress_of, put_to
from audits.views.asking import to_the_audit
from audits.views.finding import escalation_of
from scrutiny.access.door import may, require
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.posts import Holders
from scrutiny.meetings.views.asking import person


class Act(NamedTuple):
    """Something that can be done here: who may, its form, how it is done, and what is said then."""

    verb: str
    form: type[forms.Form]
    do: Callable[[Escalation, forms.Form, User], object]
    done: str


class Sent(NamedTuple):
    """What was sent in and not done: of which act, and its form."""

    name: str
    form: forms.Form

    @property
    def words(self) -> str:
        """Return what was typed."""
        typed = self.form["says" if self.name == "update" else "because"]
        return str(typed.value() or "")


def _update(escalation: Escalation, form: forms.Form, user: User) -> None:
    escalating.give_update(escalation=escalation, by=user, **form.cleaned_data)


def _close(escalation: Escalation, form: forms.Form, user: User) -> None:
    escalating.close(escalation=escalation, because=form.cleaned_data["because"], by=user)


def _call_off(escalation: Escalation, form: forms.Form, user: User) -> None:
    escalating.call_off(escalation=escalation, because=form.cleaned_data["because"], by=user)


ACTS = {
    "update": Act("escalation.update", UpdateForm, _update, "The update is given."),
    "close": Act("escalation.end", BecauseForm, _close, "The escalation is closed."),
    "call-off": Act("escalation.end", BecauseForm, _call_off, "The escalation is called off."),
}


@require_http_methods(["GET", "POST"])
def escalation(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Show an escalation, or do what was asked for."""
    user, found = person(request), escalation_of(request, audit_id)
    if request.method == "GET":
        return _show(request, found, user)
    name = request.POST.get("act", "")
    if name not in ACTS:
        raise Http404("No such step.")
    act = ACTS[name]
    require(user, act.verb, found)
    form = act.form(request.POST, prefix=name)
    if form.is_valid():
        try:
            act.do(found, form, user)
            messages.success(request, act.done)
            return redirect("audits:escalation", audit_id)
        except EscalationRefused as refused:
            form.add_error(None, str(refused))
            # As it is now: what was refused may have been given or ended meanwhile.
            found = escalation_of(request, audit_id)
    return _show(request, found, user, Sent(name, form))


def _show(
    request: HttpRequest,
    found: Escalation,
    user: User,
    sent: Sent | None = None,
) -> HttpResponse:
    """Show an escalation, with what was sent and not taken.

    Whoever may still grade its audit blind, which was put to the panel again, is led back to it.
    """
    audit, today = found.audit, timezone.localdate()
    if is_hidden_from(user, audit):
        return to_the_audit(request, audit)
    note_read(audit=audit, by=user)
    known = Audit.objects.filter(parent=audit).select_related("cycle", "auditor__person", "team")
    reaudit = known.first()
    progress = progress_of(found, reaudit, on=today)
    posts = (audit.team.area.head, audit.team.lead_post)
    moderated, is_open = graded(audit).moderated, found.ended_at is None
    missing = escalating.missing_of(found, reaudit)
    may_end = is_open and may(user, "escalation.end", found)
    may_update = is_open and progress.next_step and may(user, "escalation.update", found)
    shown = {
        "update": _update_form(sent, progress.next_step) if may_update else None,
        "close": _form("close", sent) if may_end and not missing else None,
        "call-off": _form("call-off", sent)
        if may_end and moderated is not None and not moderated.is_escalated
        else None,
    }
    context = {
        "escalation": found,
        "audit": audit,
        "progress": progress,
        "put_to": put_to(audit, Holders.of(posts, on=today)),
        "update_form": shown["update"],
        "unsent": sent.words if sent and shown[sent.name] is None else "",
        "may_end": may_end,
        "missing": missing,
        "close_form": shown["close"],
        "call_off_form": shown["call-off"],
        "errors": (shown[sent.name] or sent.form) if sent else None,
        "events": Event.objects.about(found),
    }
    status = 422 if sent else 200
    return render(request, "audits/escalation.html", context, status=status)


def _update_form(sent: Sent | None, step: escalating.Step | None) -> UpdateForm:
    """Return the form of the update that comes next; words that were sent for another stay in it.

    Only a further press gives them then, after it was said why they were not taken.
    """
    if sent is None or sent.name != "update":
        return UpdateForm(prefix="update", initial={"step": step})
    again = UpdateForm({"update-step": step, "update-says": sent.words}, prefix="update")
    refusals = [UNCLEAR_STEP] if sent.form.has_error("step") else sent.form.non_field_errors()
    for refusal in refusals:
        again.add_error(None, refusal)
    return again


def _form(name: str, sent: Sent | None) -> forms.Form:
    return sent.form if sent and sent.name == name else ACTS[name].form(prefix=name)

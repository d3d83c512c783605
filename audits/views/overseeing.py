"""What follows an audit: changes asked for, oversight, disputes, concerns, the child's file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from audits.actions import concerns, filing, overseeing, writing
from audits.actions.reading import note_read
from audits.blindness import is_hidden_from
from audits.forms.oversight import (
    AnswerForm,
    ChangesForm,
    ConcernForm,
    DisputeForm,
    OversightForm,
    PlaceForm,
    SettleForm,
)
from audits.models import Audit, Dispute
from audits.refusals import AuditRefused
from audits.views.asking import answer, to_the_audit
from audits.views.finding import audit_of, concern_of, dispute_of
from scrutiny.access.door import may, require
from scrutiny.meetings.views.asking import Asking, person, sent_in


def _asking(audit: Audit, title: str, button: str, *, done: str, lede: str = "") -> Asking:
    return Asking(
        title=title,
        button=button,
        back_url=reverse("audits:audit", args=[audit.pk]),
        back_label=f"{audit.team}, {audit.cycle.label}",
        done=done,
        lede=lede,
    )


@require_http_methods(["GET", "POST"])
def request_changes(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Give an audit back to its auditor with what is to be changed."""
    audit, user, form = audit_of(request, audit_id), person(request), ChangesForm(sent_in(request))
    require(user, "audit.request_changes", audit)
    asking = _asking(
        audit, "Ask for changes", "Give it back", done="The auditor is asked to change it."
    )

    def act() -> None:
        writing.request_changes(audit=audit, by=user, **form.cleaned_data)

    return answer(request, form, asking, act, AuditRefused)


@require_http_methods(["GET", "POST"])
def oversee(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Record the service lead's oversight."""
    audit, user = audit_of(request, audit_id), person(request)
    form = OversightForm(sent_in(request))
    require(user, "audit.oversee", audit)
    asking = _asking(
        audit, "Record oversight", "Record oversight", done="Oversight is recorded.",
        lede="It confirms that you have read the audit, and says what you do about it.",
    )  # fmt: skip

    def act() -> None:
        overseeing.oversee(audit=audit, by=user, **form.cleaned_data)

    return answer(request, form, asking, act, AuditRefused)


@require_http_methods(["GET", "POST"])
def dispute(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Say why the service disagrees with an audit."""
    audit, user, form = audit_of(request, audit_id), person(request), DisputeForm(sent_in(request))
    require(user, "audit.dispute", audit)
    asking = _asking(
        audit, "Dispute the audit", "Raise the dispute",
        done="The dispute is raised. The quality assurance unit settles it with both sides.",
    )  # fmt: skip

    def act() -> None:
        overseeing.dispute(audit=audit, by=user, **form.cleaned_data)

    return answer(request, form, asking, act, AuditRefused)


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, dispute_id: int) -> HttpResponse:
    """Settle a dispute; its reason is for those who may see the grades."""
    raised, user, form = (
        dispute_of(request, dispute_id),
        person(request),
        SettleForm(sent_in(request)),
    )
    require(user, "audit.settle", raised.audit)
    if is_hidden_from(user, raised.audit):
        return to_the_audit(request, raised.audit)
    asking = _asking(
        raised.audit, "Settle the dispute", "Settle it", done="The dispute is settled.",
        lede=raised.reason,
    )  # fmt: skip

    def act() -> None:
        overseeing.settle(
            dispute=raised,
            outcome=Dispute.Outcome(form.cleaned_data["outcome"]),
            explanation=form.cleaned_data["explanation"],
            by=user,
        )

    return answer(request, form, asking, act, AuditRefused)


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Tick and date that an audit is on the child's file."""
    audit, user, form = audit_of(request, audit_id), person(request), PlaceForm(sent_in(request))
    require(user, "audit.place", audit)
    asking = _asking(
        audit, "On the child's file", "Tick it off", done="The audit is on the child's file.",
        lede="Place the audit on the child's file first. Then say so here.",
    )  # fmt: skip

    def act() -> None:
        filing.place_on_file(audit=audit, placed_on=form.cleaned_data["placed_on"], by=user)

    return answer(request, form, asking, act, AuditRefused)


@require_http_methods(["GET", "POST"])
def concern_raise(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Raise an immediate safeguarding concern; it works at any time before the file."""
    audit, user, form = audit_of(request, audit_id), person(request), ConcernForm(sent_in(request))
    require(user, "concern.raise", audit)
    asking = _asking(
        audit, "Raise an immediate concern", "Tell them now",
        done="The service lead, the head of service and the deputy director are told.",
        lede=(
            "The service lead, the head of service and the deputy director are told at once. If a "
            "child is in danger now, telephone as well."
        ),
    )  # fmt: skip

    def act() -> None:
        concerns.raise_concern(audit=audit, by=user, **form.cleaned_data)

    return answer(request, form, asking, act, AuditRefused)


@require_http_methods(["GET", "POST"])
def concern_detail(request: HttpRequest, concern_id: int) -> HttpResponse:
    """Show a concern to whoever must know of it, and take the answer."""
    concern, user = concern_of(request, concern_id), person(request)
    form = AnswerForm(sent_in(request))
    if request.method == "POST":
        require(user, "concern.answer", concern)
        asking = Asking(
            title="Immediate safeguarding concern", button="Say what was done",
            back_url=reverse("audits:concern", args=[concern.pk]),
            back_label=str(concern.audit.team), done="What was done is kept.",
        )  # fmt: skip

        def act() -> None:
            concerns.answer(concern=concern, by=user, **form.cleaned_data)

        return answer(request, form, asking, act, AuditRefused)
    note_read(audit=concern.audit, by=user)
    context = {
        "concern": concern,
        "form": form,
        "may_answer": concern.answered_at is None and may(user, "concern.answer", concern),
        "may_read_audit": Audit.objects.visible_to(user).filter(pk=concern.audit_id).exists(),
    }
    return render(request, "audits/concern_detail.html", context)

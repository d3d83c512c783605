"""The page of one moderation: a grade given blind, then both side by side, then the record."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audits.actions import moderating
from audits.actions.moderating import ModerationRefused, NotTheirs
from audits.actions.reading import note_read
from audits.blindness import is_hidden_from, why_not_blind
from audits.forms.moderating import BecauseForm, FinishForm, GradeForm
from audits.models import Audit, Escalation, Moderation
from audits.moderators import Moderator
from audits.panel import graded_and_in, is_waiting, open_moderation, trigger_of
from audits.presenters.moderation import (
    Stage,
    Viewer,
    content_of,
    record_of,
    says_of,
    stage_of,
)
from audits.views.finding import handed_in
from scrutiny.access.door import may, require
from scrutiny.accounts.models import User
from scrutiny.meetings.views.asking import person


@dataclass(frozen=True)
class Now:
    """How far the moderation of an audit is, and what it asks of whoever looks."""

    viewer: Viewer
    open_one: Moderation | None
    is_waiting: bool

    @property
    def stage(self) -> Stage:
        """Return what the page asks of them."""
        return stage_of(self.viewer, self.open_one, is_waiting=self.is_waiting)


@require_http_methods(["GET", "POST"])
def moderation(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Show the moderation of an audit as far as it is, or take the step that it asks for."""
    user, audit = person(request), handed_in(request, audit_id)
    if request.method == "GET":
        return _show(request, audit, user)
    require(user, "audit.moderate")
    if request.POST.get("stage") not in {Stage.BLIND, Stage.COMPARE}:
        raise Http404("No such step.")
    is_blind = request.POST["stage"] == Stage.BLIND
    form = _form(audit, _now(audit, user), request, is_blind=is_blind)
    status = 422
    if form.is_valid():
        try:
            _act(audit, user, form, is_blind=is_blind)
            messages.success(request, _done(is_blind=is_blind))
            return redirect("audits:moderation", audit.pk)
        except ModerationRefused as refused:
            form.add_error(None, str(refused))
            status = 403 if isinstance(refused, NotTheirs) else 422
    return _show(request, audit, user, form=form, status=status)


def _now(audit: Audit, user: User) -> Now:
    viewer = Viewer(
        user_id=user.pk,
        is_moderator=may(user, "audit.moderate"),
        is_keeper=may(user, "audit.put_to_panel"),
        why_not=Moderator.of(user, on=timezone.localdate()).why_not(audit),
        why_not_blind=why_not_blind(user, audit),
    )
    return Now(viewer, open_moderation(audit), is_waiting(audit))


def _form(
    audit: Audit, now: Now, request: HttpRequest | None, *, is_blind: bool
) -> GradeForm | FinishForm:
    """Return the form of a step, bound to what was sent in if there is a request."""
    sent = request.POST if request else None
    if is_blind:
        return GradeForm(sent, audit=audit)
    begun = now.open_one
    is_anothers = begun is not None and begun.blind_by_id != now.viewer.user_id
    return FinishForm(
        sent,
        audit=audit,
        begun_by=begun.blind_by.name if begun is not None and is_anothers else "",
        initial={"grade": begun.blind_grade_id if begun else None},
    )


def _act(audit: Audit, user: User, form: forms.Form, *, is_blind: bool) -> None:
    given = form.cleaned_data
    if is_blind:
        moderating.grade_blind(
            audit=audit, grade=given["grade"], trigger=trigger_of(audit), by=user
        )
        return
    begun = open_moderation(audit)
    if begun is None:
        raise ModerationRefused("No moderation of this audit is open. Its record is below.")
    moderating.finish(
        moderation=begun,
        grade=given["grade"],
        reason=given["reason"],
        because=given.get("because", ""),
        by=user,
    )


def _done(*, is_blind: bool) -> str:
    if is_blind:
        return "Your grade is in. Now compare it with the auditor's and give the reason."
    return "The moderated grade is in, and counts from now on. The auditor's stays beside it."


def _show(
    request: HttpRequest,
    audit: Audit,
    user: User,
    *,
    form: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the page as it is now; what was sent in for another step is shown as its errors only."""
    now = _now(audit, user)
    stage, is_blind = now.stage, now.stage == Stage.BLIND
    note_read(audit=audit, by=user)
    # Whoever compares for somebody else sees both grades, and no longer grades this time.
    is_hidden = stage != Stage.COMPARE and is_hidden_from(user, audit)
    finished = audit.moderations.filter(moderated_at__isnull=False).select_related(
        "grade", "blind_grade", "auditor_grade", "blind_by", "moderated_by"
    )
    is_of_stage = form is not None and isinstance(form, FinishForm) != is_blind
    step_form = form if is_of_stage else _form(audit, now, None, is_blind=is_blind)
    is_keeper = now.viewer.is_keeper
    is_free = now.open_one is None
    context = {
        "audit": audit,
        "stage": stage.value,
        "says": says_of(
            now.viewer, now.open_one, is_waiting=now.is_waiting, is_done=finished.exists()
        ),
        "content": content_of(audit, audit.findings.with_areas(), is_blind=is_blind)
        if stage != Stage.RECORD
        else None,
        "begun": now.open_one,
        "form": step_form,
        "errors": form if form is not None and not is_of_stage else None,
        "record": () if is_hidden else record_of(finished.order_by("-pk")),
        "escalation": None if is_hidden else Escalation.objects.filter(audit=audit).first(),
        "may_put": is_keeper
        and is_free
        and not now.is_waiting
        and graded_and_in(Audit.objects.filter(pk=audit.pk)).exists(),
        "take_off_form": BecauseForm()
        if is_keeper and is_free and now.is_waiting and not is_hidden
        else None,
        "is_moderator": now.viewer.is_moderator,
    }
    return render(request, "audits/moderation.html", context, status=status)

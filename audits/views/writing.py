"""The pages on which an audit is written: the form, its saving as it is typed, the handing in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from audits.actions import writing
from audits.actions.reading import note_read
from audits.draft import words_of
from audits.forms.audit import AuditForm
from audits.models import Audit
from audits.presenters.words import differing, pointing_to_somebody
from audits.refusals import AuditRefused, Overtaken
from audits.views.finding import audit_of
from scrutiny.access.door import require
from scrutiny.meetings.views.asking import first_error, person

ANOTHER_ACCOUNT = (
    "You are signed in under another account than the one this form was opened with. Nothing was "
    "saved. Sign in again as yourself, or open the audit anew."
)


@require_http_methods(["GET", "POST"])
def audit_write(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Show the form, keep a draft, or hand the audit in.

    Where somebody saved meanwhile, both texts are shown (409) and nothing is lost.
    """
    audit, user = audit_of(request, audit_id), person(request)
    require(user, "audit.write", audit)
    if request.method == "GET":
        if not audit.is_with_auditor:
            messages.error(request, f"The audit is {audit.get_state_display().lower()}.")
            return redirect("audits:audit", audit.pk)
        note_read(audit=audit, by=user)
        rows = request.GET.get("rows", "")
        return _page(request, audit, AuditForm(audit=audit, user_id=user.pk, rows=rows))
    form = AuditForm(request.POST, audit=audit, user_id=user.pk)
    is_right = form.is_valid()
    if form.cleaned_data.get("writer") != user.pk:
        return _page(request, audit, form, status=409, refusal=ANOTHER_ACCOUNT)
    if not audit.is_with_auditor:
        return _too_late(request, audit, form)
    based_on = form.cleaned_data.get("based_on", -1)
    try:
        saved = writing.save(audit=audit, words=form.words(), based_on=based_on, by=user)
        if not is_right:
            return _page(request, saved, _sent_again(request, saved), status=422)
        if "submit" in request.POST:
            return _submitted(request, saved)
    except Overtaken:
        return _conflict(request, form)
    except AuditRefused as refused:
        return _page(request, audit, form, status=422, refusal=str(refused))
    messages.success(request, "The draft is saved.")
    return redirect("audits:audit-write", audit.pk)


@require_POST
def audit_autosave(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Keep what is typed, for the script of the form; it goes on from the version it is told."""
    audit, user = audit_of(request, audit_id), person(request)
    require(user, "audit.write", audit)
    form = AuditForm(request.POST, audit=audit, user_id=user.pk)
    is_right = form.is_valid()
    if form.cleaned_data.get("writer") != user.pk:
        return JsonResponse({"says": ANOTHER_ACCOUNT}, status=409)
    try:
        based_on = form.cleaned_data.get("based_on", -1)
        saved = writing.save(audit=audit, words=form.words(), based_on=based_on, by=user)
    except Overtaken as refused:
        words = f"{refused} Press “Save the draft” to see both texts; yours is still here."
        return JsonResponse({"says": words}, status=409)
    except AuditRefused as refused:
        return JsonResponse({"says": str(refused)}, status=422)
    says = f"Saved at {timezone.localtime():%H:%M}."
    if not is_right:
        says += f" Not yet this: {first_error(form)}"
    return JsonResponse({"says": says, "version": saved.version})


def _submitted(request: HttpRequest, audit: Audit) -> HttpResponse:
    """Hand in what was just saved; words that may point to somebody are looked at first."""
    pointing = pointing_to_somebody(audit, audit.findings.with_areas(), audit.remedies.all())
    if pointing and "is_checked" not in request.POST:
        form = AuditForm(audit=audit, user_id=person(request).pk)
        return _page(request, audit, form, status=422, pointing=pointing)
    try:
        writing.submit(audit=audit, based_on=audit.version, by=person(request))
    except AuditRefused as refused:
        form = AuditForm(audit=audit, user_id=person(request).pk)
        return _page(request, audit, form, status=422, refusal=str(refused))
    messages.success(request, "The audit is handed in. The service lead is asked to look at it.")
    return redirect("audits:audit", audit.pk)


def _too_late(request: HttpRequest, audit: Audit, form: AuditForm) -> HttpResponse:
    """Answer words for an audit that is with its auditor no more; other words than its own stay."""
    state = f"The audit is {audit.get_state_display().lower()}"
    if words_of(audit) == form.words():
        messages.error(request, f"{state}.")
        return redirect("audits:audit", audit.pk)
    refusal = f"{state}, so its words stay as they are. Yours are below: copy what is needed."
    return _page(request, audit, form, status=409, refusal=refusal)


def _conflict(request: HttpRequest, form: AuditForm) -> HttpResponse:
    """Show the writer's own words, to save again, beside what somebody else saved meanwhile."""
    theirs = Audit.objects.with_names().get(pk=form.audit.pk)
    differences = differing(AuditForm(audit=theirs, user_id=person(request).pk), form)
    return _page(
        request,
        theirs,
        _sent_again(request, theirs),
        status=409,
        differences=differences,
        # A tab that is left here and opened again is shown both texts once more.
        unsaved_from=form.cleaned_data.get("based_on", ""),
    )


def _sent_again(request: HttpRequest, audit: Audit) -> AuditForm:
    """Return the form as it was sent, to go on from the audit as it is saved now."""
    mine = request.POST.copy()
    mine["based_on"] = str(audit.version)
    again = AuditForm(mine, audit=audit, user_id=person(request).pk)
    again.is_valid()
    return again


def _page(
    request: HttpRequest, audit: Audit, form: AuditForm, *, status: int = 200, **also: object
) -> HttpResponse:
    """Render the form."""
    context = {"audit": audit, "form": form, **also}
    return render(request, "audits/audit_write.html", context, status=status)

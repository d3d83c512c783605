"""The page on which an officer sends in a return, or a corrected file in place of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from performance.actions import returns
from performance.analysis.figures import Period
from performance.forms import UploadForm
from performance.models import Return
from performance.returns.findings import Finding
from performance.views.finding import panels_sent_for, reader
from performance.views.returns import already_in_words
from scrutiny.access.door import require
from scrutiny.accounts.models import User

# More digits than any number of a return has.
_DIGITS_MOST = 18

REPLACEABLE = (Return.State.CHECKED, Return.State.ACCEPTED)


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file, read it, and go to its preview; or say what is wrong, with nothing saved."""
    user = reader(request)
    require(user, "return.upload")
    replaced = _replaced(user, request.POST.get("replaces") or request.GET.get("replaces", ""))
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        panels=panels_sent_for(user),
        initial=_initial(replaced),
    )
    findings: tuple[Finding, ...] = ()
    if request.method == "POST" and form.is_valid() and _is_for_its_panel(form, replaced):
        require(user, "return.upload", form.cleaned_data["panel"])
        try:
            received = _received(request, form.cleaned_data, replaced)
            return redirect("performance:return-detail", received.pk)
        except returns.AlreadyAccepted as already:
            if Return.objects.visible_to(user).filter(pk=already.first.pk).exists():
                messages.info(request, already_in_words(user, already))
                return redirect("performance:return-detail", already.first.pk)
            form.add_error("file", already_in_words(user, already))
        except returns.ReturnRefused as refusal:
            findings = refusal.findings
    context = {"form": form, "findings": findings, "replaced": replaced}
    status = 422 if request.method == "POST" else 200
    return render(request, "performance/return_upload.html", context, status=status)


def _replaced(user: User, number: str) -> Return | None:
    """Return the return that a corrected file is for, if the person may send for its panel."""
    if not number.isdecimal() or len(number) > _DIGITS_MOST:
        return None
    mine = Return.objects.visible_to(user).filter(panel__in=panels_sent_for(user))
    return mine.filter(state__in=REPLACEABLE).select_related("panel").filter(pk=int(number)).first()


def _is_for_its_panel(form: UploadForm, replaced: Return | None) -> bool:
    """Say whether a corrected file is for the panel of the one before; else say so on the form."""
    if replaced is None or form.cleaned_data["panel"] == replaced.panel:
        return True
    form.add_error("panel", f"The file before is for {replaced.panel}, so this one is too.")
    return False


def _initial(replaced: Return | None) -> dict[str, object]:
    """Return what the form is filled in with for a corrected file."""
    if replaced is None:
        return {}
    return {
        "panel": replaced.panel_id,
        "month": f"{replaced.month:%Y-%m}",
        "data_on": f"{replaced.data_on:%-d %B %Y}",
        "replaces": replaced.pk,
    }


def _received(request: HttpRequest, sent: dict[str, Any], replaced: Return | None) -> Return:
    """Read and keep the file, or return the one like it that waits already.

    Raises AlreadyAccepted and ReturnRefused.
    """
    panel, file = sent["panel"], sent["file"]
    month: Period = sent["month"]
    data_on, data = sent["data_on"] or month.end, file.read()
    waiting = Return.objects.waiting_like(
        sha256=returns.hash_of(data), panel=panel, month=month.start, data_on=data_on
    ).first()
    if waiting is not None:
        messages.info(request, "This file waits for confirmation already. Go on with it here.")
        return waiting
    proposal = returns.check(data, name=file.name, panel=panel, month=month, data_on=data_on)
    received = returns.receive(
        data=data,
        name=file.name,
        proposal=proposal,
        panel=panel,
        month=month,
        data_on=data_on,
        by=reader(request),
        replaces=replaced,
    )
    if replaced is not None:
        _say_what_was_replaced(request, replaced, received)
    return received


def _say_what_was_replaced(request: HttpRequest, replaced: Return, received: Return) -> None:
    """Bring the questions up to date with the answers carried over, and say what was done."""
    carried = received.issues.exclude(answer="").count()
    if carried:
        returns.read_again(return_=received, by=reader(request))
    replaced.refresh_from_db()
    words = "This file takes the place of the one before."
    if replaced.state == Return.State.REFUSED:
        words = "The file before was turned down: this one takes its place."
    many = "1 answer was" if carried == 1 else f"{carried} answers were"
    messages.info(request, f"{words} {many} carried over." if carried else words)

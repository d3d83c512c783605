"""Pages of returns: the list, one return with its cells, upload, preview and confirmation."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from performance.actions import recording, returns
from performance.actions.recording import Effect
from performance.forms import DiscardForm, UploadForm
from performance.models import Return
from performance.presenters.returns import Preview, digest_of, preview_of, refused, sheets_of
from performance.returns.findings import Finding
from performance.returns.proposal import Proposal
from performance.views.finding import reader
from scrutiny.access.door import may, require
from scrutiny.access.holdings import panels_of
from scrutiny.access.roles import VERBS_OF_ROLE
from scrutiny.accounts.models import User
from scrutiny.files.serving import respond
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel

SENDERS = frozenset(role for role, verbs in VERBS_OF_ROLE.items() if "return.upload" in verbs)
CHANGED = "Things changed since you looked: check the list again."


def _visible_return(request: HttpRequest, return_id: int) -> Return:
    """Return a return the person may see, or 404."""
    visible = Return.objects.visible_to(reader(request)).select_related("panel", "file", "sender")
    return get_object_or_404(visible, pk=return_id)


def _panels_sent_for(user: User) -> QuerySet[Panel]:
    """Return the panels for which the person may send in returns."""
    ids = panels_of(user, SENDERS)
    panels = Panel.objects.all()
    return panels if ids is None else panels.filter(pk__in=ids)


def _may_see(user: User, return_: Return) -> bool:
    """Return whether the person may see a return."""
    return Return.objects.visible_to(user).filter(pk=return_.pk).exists()


def _already(user: User, already: returns.AlreadyAccepted) -> str:
    """Say that the same file was accepted; the return is named only to who may see it."""
    if _may_see(user, already.first):
        return f"{already} Nothing was changed."
    return "This file was accepted before, for another panel. Nothing was changed."


def _proposed(return_: Return) -> tuple[Proposal, list[Effect]]:
    """Read a waiting return's file again and return what accepting would do; saves nothing.

    Raises ReturnRefused where nothing of it can be taken any more.
    """
    proposal = returns.recheck(return_)
    return proposal, recording.effects(proposal, panel=return_.panel, data_on=return_.data_on)


def _preview(return_: Return) -> Preview:
    """Return what accepting would do, or why it cannot be."""
    try:
        return preview_of(*_proposed(return_))
    except returns.ReturnRefused as refusal:
        return refused(str(refusal))


@require_GET
def return_list(request: HttpRequest) -> HttpResponse:
    """List the returns of the panels the person works on."""
    user = reader(request)
    require(user, "return.see")
    found = Return.objects.visible_to(user).select_related("panel", "file", "sender")
    return render(
        request,
        "performance/return_list.html",
        {"returns": found, "may_upload": may(user, "return.upload")},
    )


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file, read it, and go to its preview; or say what is wrong, with nothing saved."""
    user = reader(request)
    require(user, "return.upload")
    form = UploadForm(request.POST or None, request.FILES or None, panels=_panels_sent_for(user))
    findings: tuple[Finding, ...] = ()
    if request.method == "POST" and form.is_valid():
        panel, month = form.cleaned_data["panel"], form.cleaned_data["month"]
        require(user, "return.upload", panel)
        file, data_on = form.cleaned_data["file"], form.cleaned_data["data_on"] or month.end
        data = file.read()
        try:
            proposal = returns.check(
                data, name=file.name, panel=panel, month=month, data_on=data_on
            )
            received = returns.receive(
                data=data,
                name=file.name,
                proposal=proposal,
                panel=panel,
                month=month,
                data_on=data_on,
                by=user,
            )
            return redirect("performance:return-detail", received.pk)
        except returns.AlreadyAccepted as already:
            if _may_see(user, already.first):
                messages.info(request, _already(user, already))
                return redirect("performance:return-detail", already.first.pk)
            form.add_error("file", _already(user, already))
        except returns.ReturnRefused as refusal:
            findings = refusal.findings
    is_bad = request.method == "POST"
    context = {"form": form, "findings": findings}
    return render(request, "performance/return_upload.html", context, status=422 if is_bad else 200)


@require_GET
def return_detail(request: HttpRequest, return_id: int) -> HttpResponse:
    """Show a return: what was found, what accepting does or did, and every cell.

    The file is read again only for who may accept it; to others what was kept is enough.
    """
    return_ = _visible_return(request, return_id)
    may_accept = may(reader(request), "return.accept", return_)
    preview = _preview(return_) if may_accept else None
    is_fresh = preview is not None and not preview.refusal
    context = {
        "return_": return_,
        "issues": preview.issues if preview and is_fresh else list(return_.issues.all()),
        "sheets": sheets_of(return_.cells.all()),
        "preview": preview,
        "may_accept": may_accept,
        "discard_form": DiscardForm(),
        "events": Event.objects.about(return_),
    }
    return render(request, "performance/return_detail.html", context)


@require_POST
def accept(request: HttpRequest, return_id: int) -> HttpResponse:
    """Confirm: take the figures of a checked return into the record, as the officer saw them."""
    return_, user = _visible_return(request, return_id), reader(request)
    require(user, "return.accept", return_.panel)
    back = redirect("performance:return-detail", return_.pk)
    try:
        proposal, found = _proposed(return_)
        is_waiting = return_.state == Return.State.CHECKED
        if is_waiting and digest_of(proposal, found) != request.POST.get("seen"):
            messages.error(request, CHANGED)
            return back
        counts = returns.accept(return_=return_, proposal=proposal, by=user)
    except returns.AlreadyAccepted as already:
        messages.error(request, _already(user, already))
        return back
    except (returns.MoveRefused, returns.ReturnRefused) as refusal:
        messages.error(request, str(refusal))
        return back
    messages.success(request, recording.in_words(counts))
    return redirect("performance:overview", return_.panel.slug, f"{return_.month:%Y-%m}")


@require_POST
def discard(request: HttpRequest, return_id: int) -> HttpResponse:
    """Turn a checked return down, with a reason."""
    return_ = _visible_return(request, return_id)
    require(reader(request), "return.accept", return_.panel)
    form = DiscardForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say why the return is turned down.")
        return redirect("performance:return-detail", return_.pk)
    try:
        returns.discard(return_=return_, why=form.cleaned_data["why"], by=reader(request))
        messages.success(request, "The return was turned down. None of its figures was taken.")
    except returns.MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("performance:return-detail", return_.pk)


@require_GET
def file(request: HttpRequest, return_id: int) -> FileResponse:
    """Send the file as the officer sent it."""
    return respond(_visible_return(request, return_id).file)

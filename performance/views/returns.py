"""Pages of returns: the list, one return with its cells, upload, preview and confirmation."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from performance.actions import recording, returns
from performance.forms import DiscardForm, UploadForm
from performance.models import Return
from performance.presenters.returns import preview_of, sheets_of
from performance.returns.findings import Finding
from performance.views.finding import reader
from scrutiny.access.door import may, require
from scrutiny.access.holdings import visible_panels
from scrutiny.files.serving import respond
from scrutiny.history.models import Event


def _visible_return(request: HttpRequest, return_id: int) -> Return:
    """Return a return the person may see, or 404."""
    visible = Return.objects.visible_to(reader(request)).select_related("panel", "file", "sender")
    return get_object_or_404(visible, pk=return_id)


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
    form = UploadForm(request.POST or None, request.FILES or None, panels=visible_panels(user))
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
            messages.info(request, f"{already} Nothing was changed.")
            return redirect("performance:return-detail", already.first.pk)
        except returns.ReturnRefused as refused:
            findings = refused.findings
    is_bad = request.method == "POST"
    context = {"form": form, "findings": findings}
    return render(request, "performance/return_upload.html", context, status=422 if is_bad else 200)


@require_GET
def return_detail(request: HttpRequest, return_id: int) -> HttpResponse:
    """Show a return: what was found, what accepting does or did, and every cell."""
    return_ = _visible_return(request, return_id)
    user = reader(request)
    is_waiting = return_.state == Return.State.CHECKED
    context = {
        "return_": return_,
        "issues": list(return_.issues.all()),
        "sheets": sheets_of(return_),
        "preview": preview_of(return_) if is_waiting else None,
        "may_accept": is_waiting and may(user, "return.accept", return_),
        "discard_form": DiscardForm(),
        "events": Event.objects.about(return_),
    }
    return render(request, "performance/return_detail.html", context)


@require_POST
def accept(request: HttpRequest, return_id: int) -> HttpResponse:
    """Confirm: take the figures of a checked return into the record."""
    return_ = _visible_return(request, return_id)
    require(reader(request), "return.accept", return_.panel)
    try:
        proposal = returns.recheck(return_)
        counts = returns.accept(return_=return_, proposal=proposal, by=reader(request))
    except (returns.MoveRefused, returns.ReturnRefused, returns.AlreadyAccepted) as refused:
        messages.error(request, str(refused))
        return redirect("performance:return-detail", return_.pk)
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
    except returns.MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect("performance:return-detail", return_.pk)


@require_GET
def file(request: HttpRequest, return_id: int) -> FileResponse:
    """Send the file as the officer sent it."""
    return respond(_visible_return(request, return_id).file)

"""Pages of appendices: add one, change one, read its file."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scrutiny.access.door import require
from scrutiny.files.serving import respond
from scrutiny.meetings.actions import appendices
from scrutiny.meetings.actions.appendices import AppendixRefused
from scrutiny.meetings.forms.appendices import FileForm, PaperForm, TitleForm, UploadForm
from scrutiny.meetings.models import Appendix, Report
from scrutiny.meetings.uploads import inspected
from scrutiny.meetings.views.asking import Asking, answer, person, press, sent_in
from scrutiny.meetings.views.finding import appendix_in_work, report_in_work
from scrutiny.meetings.withheld import may_read_in_work
from scrutiny.packs.pdf.inspecting import PdfRefused


def _writable(request: HttpRequest, item_id: int) -> Report:
    """Return a report that the person may write, or refuse."""
    report = report_in_work(request, item_id)
    require(person(request), "report.write", report)
    return report


def _own(request: HttpRequest, appendix_id: int) -> Appendix:
    """Return an appendix of a report that the person may write, or refuse."""
    appendix = appendix_in_work(request, appendix_id)
    require(person(request), "report.write", appendix)
    return appendix


@require_GET
def appendix_add(request: HttpRequest, item_id: int) -> HttpResponse:
    """Offer both ways to an appendix: a PDF, or a paper that the portal makes."""
    return _offers(request, _writable(request, item_id))


@require_POST
def appendix_upload(request: HttpRequest, item_id: int) -> HttpResponse:
    """Look into a PDF and take it in as the last appendix."""
    report = _writable(request, item_id)
    form = UploadForm(request.POST, request.FILES, auto_id="upload_%s")
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = inspected(file.read(), name=file.name)
            title = form.cleaned_data["title"]
            added = appendices.add_file(
                report=report, title=title, upload=upload, by=person(request)
            )
            return _after_upload(request, added)
        except (PdfRefused, AppendixRefused) as refused:
            form.add_error("file", str(refused))
    return _offers(request, report, upload_form=form, status=422)


@require_POST
def appendix_paper(request: HttpRequest, item_id: int) -> HttpResponse:
    """Take a paper that the portal makes as the last appendix."""
    report, today = _writable(request, item_id), timezone.localdate()
    form = PaperForm(request.POST, panel=report.item.meeting.panel, on=today, auto_id="paper_%s")
    if form.is_valid():
        kind, key = form.chosen
        try:
            added = appendices.add_paper(
                report=report, title="", paper_kind=kind, paper_key=key, by=person(request)
            )
            messages.success(request, f"“{added.title}” is an appendix.")
            return redirect("meetings:report", item_id)
        except AppendixRefused as refused:
            form.add_error("paper", str(refused))
    return _offers(request, report, paper_form=form, status=422)


def _offers(
    request: HttpRequest,
    report: Report,
    *,
    upload_form: UploadForm | None = None,
    paper_form: PaperForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page with both forms, one of them sent in with a fault or none."""
    panel, today = report.item.meeting.panel, timezone.localdate()
    context = {
        "report": report,
        "upload_form": upload_form or UploadForm(auto_id="upload_%s"),
        "paper_form": paper_form or PaperForm(panel=panel, on=today, auto_id="paper_%s"),
        "faulty": upload_form or paper_form,
    }
    return render(request, "meetings/appendix_add.html", context, status=status)


def _after_upload(request: HttpRequest, appendix: Appendix) -> HttpResponse:
    """Go to the report; where something keeps people from reading the file, to what to do."""
    if not appendix.remarks:
        messages.success(request, f"“{appendix.title}” is an appendix.")
        return redirect("meetings:report", appendix.report.item_id)
    messages.warning(
        request, f"“{appendix.title}” is in. Not everybody can read it yet: see below."
    )
    return redirect("meetings:appendix", appendix.pk)


@require_http_methods(["GET", "POST"])
def appendix_edit(request: HttpRequest, appendix_id: int) -> HttpResponse:
    """Show an appendix with what was found about it, or give it another title."""
    appendix, is_sent_in = _own(request, appendix_id), request.method == "POST"
    form = TitleForm(request.POST if is_sent_in else None, initial={"title": appendix.title})
    if is_sent_in and form.is_valid():
        try:
            appendices.rename(
                appendix=appendix, title=form.cleaned_data["title"], by=person(request)
            )
            messages.success(request, "The title is changed.")
            return redirect("meetings:report", appendix.report.item_id)
        except AppendixRefused as refused:
            form.add_error(None, str(refused))
    return _appendix_page(request, appendix, title_form=form, status=422 if is_sent_in else 200)


@require_POST
def appendix_replace(request: HttpRequest, appendix_id: int) -> HttpResponse:
    """Put another PDF in an appendix's place."""
    appendix = _own(request, appendix_id)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = inspected(file.read(), name=file.name)
            appendices.replace(appendix=appendix, upload=upload, by=person(request))
            return _after_upload(request, appendix)
        except (PdfRefused, AppendixRefused) as refused:
            form.add_error("file", str(refused))
    return _appendix_page(request, appendix, file_form=form, status=422)


def _appendix_page(
    request: HttpRequest,
    appendix: Appendix,
    *,
    title_form: TitleForm | None = None,
    file_form: FileForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render an appendix's page with its forms, one of them sent in or none."""
    context = {
        "appendix": appendix,
        "report": appendix.report,
        "title_form": title_form or TitleForm(initial={"title": appendix.title}),
        "file_form": file_form or FileForm(),
        "faulty": file_form or title_form,
    }
    return render(request, "meetings/appendix_edit.html", context, status=status)


@require_POST
def appendix_move(request: HttpRequest, appendix_id: int) -> HttpResponse:
    """Move an appendix one place up or down."""
    appendix, user = _own(request, appendix_id), person(request)
    is_up = request.POST.get("where") != "down"
    return press(
        request,
        lambda: appendices.move(appendix=appendix, is_up=is_up, by=user),
        AppendixRefused,
        done="The order is changed.",
        back_url=reverse("meetings:report", args=[appendix.report.item_id]),
    )


@require_http_methods(["GET", "POST"])
def appendix_remove(request: HttpRequest, appendix_id: int) -> HttpResponse:
    """Ask whether an appendix is to go, then take it out."""
    appendix, user = _own(request, appendix_id), person(request)
    asking = Asking(
        title=f"Take “{appendix.title}” out?",
        button="Take it out",
        back_url=reverse("meetings:report", args=[appendix.report.item_id]),
        back_label=appendix.report.subject,
        done="It is taken out of the report.",
        lede="The appendices after it move up by one.",
        is_warning=True,
    )
    form = forms.Form(sent_in(request))
    return answer(
        request,
        form,
        asking,
        lambda: appendices.remove(appendix=appendix, by=user),
        AppendixRefused,
    )


@require_GET
def appendix_file(request: HttpRequest, appendix_id: int) -> FileResponse:
    """Send an appendix's file to those who may read it while it is in work."""
    appendix = appendix_in_work(request, appendix_id)
    if not may_read_in_work(person(request), appendix):
        raise PermissionDenied("This appendix is kept from the public, and from your account.")
    if appendix.file is None:
        raise Http404("The portal makes this paper; it has no file.")
    return respond(appendix.file, inline=True)

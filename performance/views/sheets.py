"""Workbooks to take away: the officer's own, marked up, and one that is ready to fill in."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from performance.analysis.figures import Period
from performance.keys import NotAMonth, month_from, month_text
from performance.presenters.marking import markup_of
from performance.returns.findings import UnreadableFile
from performance.returns.markup import marked_up as write_on
from performance.returns.template import workbook_of
from performance.sending.fresh_return import fresh_return, month_after_latest
from performance.views.finding import panels_sent_for, reader, visible_return, without_nul
from scrutiny.access.door import require
from scrutiny.files.serving import XLSX, offer


@require_GET
def marked_up(request: HttpRequest, return_id: int) -> HttpResponseBase:
    """Send the officer's workbook back with every question and every cell left out on it."""
    return_ = visible_return(request, return_id)
    try:
        data = write_on(
            return_.file.read(),
            markup_of(return_, return_.cells.all(), return_.issues.all()),
            name=return_.file.name,
            seconds=settings.RETURN_SECONDS_MAX,
            memory_bytes=settings.RETURN_MEMORY_BYTES_MAX,
        )
    except UnreadableFile as fault:
        messages.error(request, f"The sheet cannot be marked up. {fault}")
        return redirect("performance:return-detail", return_.pk)
    return offer(data, name=f"{return_.month:%Y-%m} return, marked up.xlsx", media_type=XLSX)


@require_GET
def template(request: HttpRequest) -> HttpResponseBase:
    """Send a workbook ready to fill in: for the panel and month asked for, or what comes next."""
    user = reader(request)
    require(user, "return.upload")
    sent_for, slug = panels_sent_for(user), without_nul(request.GET.get("panel", ""))
    panel = sent_for.filter(slug=slug).first() if slug else sent_for.first()
    if panel is None:
        raise Http404("You send in returns for no such panel.")
    month = _month_asked(request) or month_after_latest(panel, today=timezone.localdate())
    try:
        data = workbook_of(
            fresh_return(panel, month),
            seconds=settings.RETURN_SECONDS_MAX,
            memory_bytes=settings.RETURN_MEMORY_BYTES_MAX,
        )
    except UnreadableFile as fault:
        messages.error(request, f"The template cannot be written. {fault}")
        return redirect("performance:return-list")
    return offer(data, name=f"{month_text(month)} return, to fill in.xlsx", media_type=XLSX)


def _month_asked(request: HttpRequest) -> Period | None:
    """Return the month of the address, or 404 where it is none."""
    text = request.GET.get("month")
    try:
        return month_from(text) if text else None
    except NotAMonth as error:
        raise Http404(str(error)) from error

"""Signing a text off, or giving it back to its author."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from performance.actions import commentaries
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import Commentary
from performance.views.finding import reader, worked_month
from performance.writing.forms import SendBackForm
from performance.writing.subjects import subject_of
from scrutiny.access.door import require


def _revision(request: HttpRequest, slug: str, month: Period, revision_id: int) -> Commentary:
    """Return a revision of the month that the person may sign off, or refuse."""
    record = worked_month(request, slug, month)
    texts = Commentary.objects.filter(panel=record.panel, month=record.month)
    found = get_object_or_404(texts.select_related("area", "indicator"), pk=revision_id)
    require(reader(request), "commentary.sign_off", found)
    return found


@require_POST
def sign_off(request: HttpRequest, slug: str, month: Period, revision_id: int) -> HttpResponse:
    """Sign a submitted revision off, so that it is printed."""
    text = _revision(request, slug, month, revision_id)
    subject = subject_of(text)
    try:
        commentaries.sign_off(commentary=text, by=reader(request))
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(subject.url(slug, month))
    messages.success(request, f"{subject.name} is signed off and is printed from now on.")
    return redirect("performance:commentary", slug, month)


@require_POST
def send_back(request: HttpRequest, slug: str, month: Period, revision_id: int) -> HttpResponse:
    """Give a submitted revision back to its author, with a word."""
    text = _revision(request, slug, month, revision_id)
    form = SendBackForm(request.POST)
    try:
        why = form.cleaned_data["why"] if form.is_valid() else ""
        commentaries.send_back(commentary=text, why=why, by=reader(request))
        messages.success(request, "It is a draft again. The author reads your word on its page.")
    except MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect(subject_of(text).url(slug, month))

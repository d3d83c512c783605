"""Noting a question about an indicator, private to the member who notes it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from performance.analysis.figures import Period
from performance.views.figures import indicator_context
from performance.views.finding import (
    reader,
    says_what_was_told,
    visible_month,
    visible_months,
    visible_panel,
)
from scrutiny.access.door import require
from scrutiny.meetings.actions import questions
from scrutiny.meetings.forms.questions import QuestionForm


@require_http_methods(["GET", "POST"])
@says_what_was_told
def note(request: HttpRequest, slug: str, month: Period, code: str) -> HttpResponse:
    """Keep a question about an indicator, or show its page again with what was written.

    Reading the address leads to the indicator's page: whoever signs in anew comes by here, and so
    do the links of the page that is shown again.
    """
    if request.method == "GET":
        visible_month(visible_months(request, visible_panel(request, slug)), month)
        return HttpResponseRedirect(_back(request, slug, month, code))
    user, form = reader(request), QuestionForm(request.POST)
    context = indicator_context(request, slug, month, code, written=form)
    require(user, "question.note", context["panel"])
    if not form.is_valid():
        return render(request, "performance/indicator_detail.html", context, status=422)
    matter = context["asking"].matter
    questions.note(
        panel=context["panel"],
        about=matter.about,
        about_label=matter.label,
        about_url=matter.url,
        says=form.cleaned_data["says"],
        by=user,
    )
    messages.success(request, "Your question is noted. It is private until you send it.")
    return HttpResponseRedirect(_back(request, slug, month, code))


def _back(request: HttpRequest, slug: str, month: Period, code: str) -> str:
    """Return the address of the indicator's page, showing the same figures."""
    query = request.GET
    page = reverse("performance:indicator-detail", args=[slug, month, code])
    return f"{page}?{query.urlencode()}" if query else page

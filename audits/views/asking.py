"""A page of audits with one form: as any other, under the audits' own trail."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from audits.models import Audit
from scrutiny.meetings.views import asking as of_any_app
from scrutiny.meetings.views.asking import Asking

HIDDEN_PAGE = (
    "The grades of this audit are hidden from you, and so is that page of it. See why here."
)
Refusals = type[Exception] | tuple[type[Exception], ...]


def answer(
    request: HttpRequest,
    form: forms.Form,
    asking: Asking,
    act: Callable[[], object],
    refusals: Refusals,
    *,
    template: str = "audits/asking.html",
    more: dict[str, object] | None = None,
) -> HttpResponse:
    """Show the form, or act on it and go back; a refusal stands over the form, with status 422.

    `template` extends the usual page, and `more` is what it shows beside the form.
    """
    return of_any_app.answer(request, form, asking, act, refusals, template=template, more=more)


def to_the_audit(request: HttpRequest, audit: Audit) -> HttpResponse:
    """Lead somebody from whom the grades are hidden back to the audit, which says why."""
    messages.error(request, HIDDEN_PAGE)
    return redirect("audits:audit", audit.pk)

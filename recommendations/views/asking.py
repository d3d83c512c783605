"""A page of a request with one form: as any other, under the request's own trail and words."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from recommendations.models import Request
from recommendations.newest import newest_number
from recommendations.presenters.requests import asked_of
from recommendations.refusals import Overtaken, RequestRefused
from scrutiny.meetings.views import asking as of_any_app
from scrutiny.meetings.views.asking import Asking
from scrutiny.packs.pdf.inspecting import PdfRefused

TEMPLATE = "recommendations/asking.html"


def asking_about(tracked: Request, *, title: str, button: str, done: str, **also: object) -> Asking:
    """Return what stands round a form that goes back to the request's page."""
    return Asking(
        title=title,
        button=button,
        back_url=reverse("recommendations:request", args=[tracked.pk]),
        back_label=tracked.reference,
        done=done,
        **also,  # type: ignore[arg-type]
    )


def answer(
    request: HttpRequest,
    tracked: Request,
    form: forms.Form,
    asking: Asking,
    act: Callable[[], object],
    **beside: object,
) -> HttpResponse:
    """Show the form, or act on it and go back; a refusal stands over the form, with status 422.

    Where somebody else was quicker the status is 409: the words stay in the form, which is then
    one of the request as it is now.
    """
    overtaken: list[Overtaken] = []

    def tried() -> None:
        try:
            act()
        except Overtaken as refused:
            overtaken.append(refused)
            form.data = _read_anew(request, tracked)
            raise

    refusals = (RequestRefused, PdfRefused)
    more: dict[str, object] = {"tracked": tracked, "asked_of": asked_of(tracked), **beside}
    response = of_any_app.answer(
        request, form, asking, tried, refusals, template=TEMPLATE, more=more
    )
    if overtaken:
        response.status_code = 409
    return response


def not_now(request: HttpRequest, tracked: Request) -> HttpResponse:
    """Lead somebody who comes to a page too early or too late to the request, which says why."""
    messages.error(
        request, f"{tracked} is {tracked.get_state_display().lower()}: that cannot be done now."
    )
    return redirect("recommendations:request", tracked.pk)


def _read_anew(request: HttpRequest, tracked: Request) -> QueryDict:
    """Return what was sent in, as if from a page of the request as it is now."""
    said = request.POST.copy()
    said["seen"] = str(newest_number(tracked))
    return said

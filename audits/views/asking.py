"""A page of audits with one form: shown, sent in, refused in words, or done."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from scrutiny.meetings.views.asking import Asking


def answer(
    request: HttpRequest,
    form: forms.Form,
    asking: Asking,
    act: Callable[[], object],
    refusals: type[Exception] | tuple[type[Exception], ...],
) -> HttpResponse:
    """Show the form, or act on it and go back; a refusal stands over the form, with status 422."""
    if form.is_bound and form.is_valid():
        try:
            act()
            messages.success(request, asking.done)
            return redirect(asking.back_url)
        except refusals as refused:
            form.add_error(None, str(refused))
    status = 422 if form.is_bound else 200
    context = {"form": form, "asking": asking}
    return render(request, "audits/asking.html", context, status=status)

"""A page with one form: shown, sent in, refused in words, or done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from scrutiny.accounts.models import User


@dataclass(frozen=True)
class Asking:
    """What stands round the form.

    `back_url` is the page that the form came from and goes back to; `done` is said there.
    """

    title: str
    button: str
    back_url: str
    back_label: str
    done: str
    lede: str = ""
    caution: str = ""
    is_warning: bool = False


def person(request: HttpRequest) -> User:
    """Return who is signed in; only for pages that need it."""
    return cast(User, request.user)


def sent_in(request: HttpRequest) -> QueryDict | None:
    """Return what a form is bound to: what was sent in, or nothing on a first look."""
    return request.POST if request.method == "POST" else None


def first_error(form: forms.Form) -> str:
    """Return what is wrong with a form whose page has no place beside its fields."""
    return next(str(error) for of in form.errors.values() for error in of)


def answer(
    request: HttpRequest,
    form: forms.Form,
    asking: Asking,
    act: Callable[[], object],
    refusals: type[Exception] | tuple[type[Exception], ...],
    *,
    template: str = "meetings/form.html",
    more: dict[str, object] | None = None,
) -> HttpResponse:
    """Show the form, or act on it and go back; a refusal stands over the form, with status 422.

    `template` is another app's page for it, and `more` what that shows beside the form.
    """
    if form.is_bound and form.is_valid():
        try:
            act()
            messages.success(request, asking.done)
            return redirect(asking.back_url)
        except refusals as refused:
            form.add_error(None, str(refused))
    status = 422 if form.is_bound else 200
    context = {"form": form, "asking": asking, **(more or {})}
    return render(request, template, context, status=status)


def press(
    request: HttpRequest,
    act: Callable[[], object],
    refusals: type[Exception] | tuple[type[Exception], ...],
    *,
    done: str,
    back_url: str,
) -> HttpResponse:
    """Do what a button without a form asks for, and go back to say so, or why not."""
    try:
        act()
        messages.success(request, done)
    except refusals as refused:
        messages.error(request, str(refused))
    return redirect(back_url)

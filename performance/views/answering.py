"""Answering the questions about a return, one by one or alike."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from performance.actions import answers, returns
from performance.forms import AnswerForm
from performance.models import Return
from performance.returns.answering import ASKING, ASKING_AFTERWARDS
from performance.views.finding import reader, visible_return, without_nul
from scrutiny.access.door import require


@require_POST
def answer(request: HttpRequest, return_id: int, key: str) -> HttpResponse:
    """Take the answer to one question, and go to the next that is left."""
    return_, user = visible_return(request, return_id), reader(request)
    require(user, "return.accept", return_.panel)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        _say(request, form)
        return _back(return_, f"question-{key}")
    try:
        if not return_.issues.filter(key=key).exists():
            returns.read_again(return_=return_, by=user)
        given = answers.give(
            return_=return_,
            key=key,
            answer=form.cleaned_data["answer"],
            detail=form.detail(),
            why=form.cleaned_data["why"],
            by=user,
        )
        if given.code in answers.OF_NAMES:
            returns.read_again(return_=return_, by=user)
    except (returns.MoveRefused, returns.ReturnRefused) as refusal:
        messages.error(request, str(refusal))
        return _back(return_, f"question-{key}")
    return _back(return_, _next(return_, after=given.order))


@require_POST
def answer_alike(request: HttpRequest, return_id: int) -> HttpResponse:
    """Take one answer for all questions of a code that are left, or for all that are left."""
    return_, user = visible_return(request, return_id), reader(request)
    require(user, "return.accept", return_.panel)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        _say(request, form)
        return _back(return_, "issues")
    code = without_nul(request.POST.get("code", ""))
    try:
        count = answers.give_alike(
            return_=return_,
            code=code,
            answer=form.cleaned_data["answer"],
            why=form.cleaned_data["why"],
            by=user,
        )
        if code in answers.OF_NAMES:
            returns.read_again(return_=return_, by=user)
    except (returns.MoveRefused, returns.ReturnRefused) as refusal:
        messages.error(request, str(refusal))
        return _back(return_, "issues")
    messages.success(request, f"{count} question{' was' if count == 1 else 's were'} answered.")
    return _back(return_, _next(return_, after=0))


def _next(return_: Return, *, after: int) -> str:
    """Return the place of the next question that is left, else of what comes after them."""
    is_waiting = return_.state == Return.State.CHECKED
    asking = ASKING if is_waiting else ASKING_AFTERWARDS
    left = return_.issues.filter(answer="", code__in=asking)
    found = left.filter(order__gt=after).first() or left.first()
    if found is not None:
        return f"question-{found.key}"
    return "preview" if is_waiting else "issues"


def _say(request: HttpRequest, form: AnswerForm) -> None:
    """Say what is wrong with what was sent."""
    messages.error(request, " ".join(f"{error}" for of in form.errors.values() for error in of))


def _back(return_: Return, place: str) -> HttpResponse:
    return redirect(f"{reverse('performance:return-detail', args=[return_.pk])}#{place}")

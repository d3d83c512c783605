"""Pages of questions: one's own, and to a chair those that were sent."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scrutiny.access.door import may, require
from scrutiny.access.holdings import visible_panels
from scrutiny.accounts.models import User
from scrutiny.meetings.actions import questions
from scrutiny.meetings.forms.questions import ChangeForm
from scrutiny.meetings.models import Question
from scrutiny.meetings.noted import noted_for


def _own(request: HttpRequest, question_id: int) -> Question:
    """Return a question of the person's own, or 404: a chair reads others and changes none."""
    written = Question.objects.written_by(cast(User, request.user)).select_related("panel")
    return get_object_or_404(written, pk=question_id)


@require_GET
def question_list(request: HttpRequest) -> HttpResponse:
    """Show one's own questions, private and sent, and to a chair those that were sent.

    It opens for everybody: who is no member any more still reads what they wrote.
    """
    user = cast(User, request.user)
    context = {
        "questions": noted_for(user, visible_panels(user), on=timezone.localdate()),
        "may_note": may(user, "question.note"),
    }
    return render(request, "meetings/question_list.html", context)


@require_http_methods(["GET", "POST"])
def question_edit(request: HttpRequest, question_id: int) -> HttpResponse:
    """Change the words of a private question."""
    question, user = _own(request, question_id), cast(User, request.user)
    require(user, "question.note", question)
    if question.sent_at is not None:
        messages.error(request, questions.sent_already(question.sent_at))
        return redirect("meetings:questions")
    is_sent_in = request.method == "POST"
    form = ChangeForm(request.POST if is_sent_in else None, initial={"says": question.says})
    if is_sent_in and form.is_valid():
        try:
            questions.change(question=question, says=form.cleaned_data["says"], by=user)
            messages.success(request, "Your question is changed. It is still private.")
        except questions.QuestionRefused as refused:
            messages.error(request, str(refused))
        return redirect("meetings:questions")
    context = {"question": question, "form": form}
    status = 422 if is_sent_in else 200
    return render(request, "meetings/question_edit.html", context, status=status)


@require_http_methods(["GET", "POST"])
def question_delete(request: HttpRequest, question_id: int) -> HttpResponse:
    """Ask whether a private question is to go, then delete it.

    It needs no role: who is no member any more may still delete what they wrote.
    """
    question = _own(request, question_id)
    if question.sent_at is not None:
        messages.error(request, questions.sent_already(question.sent_at))
        return redirect("meetings:questions")
    if request.method == "POST":
        try:
            questions.delete(question=question, by=cast(User, request.user))
            messages.success(request, "Your question is deleted.")
        except questions.QuestionRefused as refused:
            messages.error(request, str(refused))
        return redirect("meetings:questions")
    return render(request, "meetings/question_delete.html", {"question": question})


@require_POST
def question_send(request: HttpRequest, question_id: int) -> HttpResponse:
    """Send a private question to the panel's chair."""
    question, user = _own(request, question_id), cast(User, request.user)
    require(user, "question.send", question)
    try:
        questions.send(question=question, by=user)
        messages.success(request, "Your question is sent. It is among those for the chair.")
    except questions.QuestionRefused as refused:
        messages.error(request, str(refused))
    return redirect("meetings:questions")

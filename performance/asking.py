"""What a member finds beside an indicator's figures to ask about them."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest

from performance.analysis.enquiry import draft_question
from performance.analysis.figures import Period
from performance.judging import Judged
from performance.keys import month_text
from performance.presenters.addresses import indicator_url
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.meetings.forms.questions import QuestionForm
from scrutiny.meetings.models import Question
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class Matter:
    """What a question is about, as `Question` keeps it."""

    about: str
    label: str
    url: str


@dataclass(frozen=True)
class Asking:
    """The form to note a question, and what its reader noted about this indicator before.

    `is_drafted` is whether the form was filled with a draft.
    """

    matter: Matter
    form: QuestionForm
    is_drafted: bool
    own: tuple[Question, ...]


def asking(
    request: HttpRequest,
    panel: Panel,
    judged: Judged,
    month: Period,
    *,
    written: QuestionForm | None = None,
) -> Asking | None:
    """Return the form with the person's own questions; None for who notes no questions here.

    `written` is a form that was sent in. Without one, `?draft=1` fills the form with a draft.
    """
    user = cast(User, request.user)
    if not may(user, "question.note", panel):
        return None
    is_drafted = written is None and request.GET.get("draft") == "1"
    says = draft_question(judged.clauses, judged.evidence) if is_drafted else ""
    own = Question.objects.written_by(user).filter(panel=panel)
    return Asking(
        matter=_matter(judged, panel, month, area=request.GET.get("area", "")),
        form=written or QuestionForm(initial={"says": says}),
        is_drafted=is_drafted,
        own=tuple(own.on_subject(_subject(judged))),
    )


def _subject(judged: Judged) -> str:
    """Return the indicator as a question knows it."""
    return f"indicator:{judged.line.code}"


def _matter(judged: Judged, panel: Panel, month: Period, *, area: str) -> Matter:
    """Return an indicator in a month as what a question is about.

    An area that was asked for stays in the address: in another one the target may differ.
    """
    url = indicator_url(panel.slug, month, judged.line.code)
    return Matter(
        about=f"{_subject(judged)}:{month_text(month)}",
        label=f"{judged.line.measure.short_name}, {month.label}",
        url=f"{url}?area={area}" if area == judged.line.area else url,
    )

"""Reading the questions that a person may see, for the page of questions and for the home page."""

from collections.abc import Iterable
from datetime import date

from scrutiny.accounts.models import User
from scrutiny.meetings.chairing import Chairs
from scrutiny.meetings.models import Question
from scrutiny.meetings.presenters.questions import Questions, questions_of
from scrutiny.panels.models import Panel


def noted_for(user: User, panels: Iterable[Panel], *, on: date) -> Questions:
    """Return the questions that a person may see, in two queries.

    `panels` are those the person takes part in: of these it is said whether they chair one, also
    where no question was sent yet.
    """
    visible = list(Question.objects.visible_to(user).select_related("panel", "author"))
    panel_ids = {panel.pk for panel in panels} | {question.panel_id for question in visible}
    return questions_of(user, visible, Chairs.of(panel_ids), on=on)

"""The answers that a question about a return allows, and one that was given."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """What an officer may answer to a finding; a row of the table of checks lists which."""

    STANDS = "stands"
    OPEN = "open"
    LEFT_OUT = "left out"
    FRACTION = "fraction"
    PERCENTAGE = "percentage"
    THIS_CELL = "this cell"
    SAME = "same"
    PREDECESSOR = "predecessor"
    NEW = "new"


# What each answer is called on the page.
WORDS: dict[Answer, str] = {
    Answer.STANDS: "It is right as it stands",
    Answer.OPEN: "Leave it open: the question is printed beside the figure",
    Answer.LEFT_OUT: "Leave it out of the record",
    Answer.FRACTION: "The fraction is right",
    Answer.PERCENTAGE: "The percentage is right",
    Answer.THIS_CELL: "This cell is right; leave the others out",
    Answer.SAME: "It is another name for this indicator",
    Answer.PREDECESSOR: "It came before this indicator: start a new series",
    Answer.NEW: "It is a new indicator",
}


def called(answer: Answer, caveat: str) -> str:
    """Return what an answer is called; of a question that is never printed it says no more."""
    return "Leave it open" if answer is Answer.OPEN and not caveat else WORDS[answer]


STANDS_OR_OPEN = (Answer.STANDS, Answer.OPEN)
OF_A_FIGURE = (Answer.STANDS, Answer.OPEN, Answer.LEFT_OUT)
OF_A_NAME = (Answer.SAME, Answer.PREDECESSOR, Answer.NEW, Answer.LEFT_OUT)


@dataclass(frozen=True)
class Given:
    """An answer that was given. `detail` is the code of the indicator that a name stands for.

    Of a predecessor the day of the break stands behind it: "CP02 2022-04-01".
    """

    answer: Answer
    detail: str = ""
    why: str = ""

    @property
    def code(self) -> str:
        """The code of the indicator, if the answer names one."""
        return self.detail.partition(" ")[0]

    @property
    def break_on(self) -> date | None:
        """The day from which the series breaks, if the answer says one."""
        try:
            return date.fromisoformat(self.detail.partition(" ")[2])
        except ValueError:
            return None

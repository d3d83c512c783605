"""Published outcomes are read row by row; what does not add up names its row."""

import pytest

from audits.outcomes import OutcomesRefused, read_outcomes

GRADES = ("good", "requires-improvement")
HEADINGS = "source_set,label,team,from_on,to_on,total,good,requires_improvement,ungraded,remark"
ROW = "by team,Jigsaw,jigsaw,2022-01-01,2022-12-31,{total},{good},{ri},{ungraded},Printed."


def data(total: str = "6", good: str = "3", ri: str = "2", ungraded: str = "1") -> bytes:
    return f"{HEADINGS}\n{ROW.format(total=total, good=good, ri=ri, ungraded=ungraded)}\n".encode()


def faults(content: bytes) -> tuple[str, ...]:
    with pytest.raises(OutcomesRefused) as caught:
        read_outcomes(content, grades=GRADES)
    return caught.value.faults


def test_a_row_that_adds_up_is_read() -> None:
    (outcome,) = read_outcomes(data(), grades=GRADES)
    assert (outcome.total, outcome.ungraded, outcome.team) == (6, 1, "jigsaw")
    assert outcome.counts == {"good": 3, "requires-improvement": 2}


def test_nothing_for_those_without_a_grade_is_none() -> None:
    (outcome,) = read_outcomes(data(total="5", ungraded=""), grades=GRADES)
    assert outcome.ungraded == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (data(total="7"), "Row 2 (Jigsaw): the grades and those without one add up to 6, and the"),
        (data(good=""), "Row 2 (Jigsaw): the total and each grade need a whole number"),
        (data(ri="-2"), "need a whole number"),
        (data(ungraded="٣"), "need a whole number"),
        (data().replace(b"2022-12-31", b"31/12/2022"), "need days such as 2022-12-31"),
        (data().replace(b"2022-12-31", b"2022-13-31"), "need days such as 2022-12-31"),
        (data().replace(b"2022-12-31", b"2021-12-31"), "ends before it begins"),
        (data().replace(b"by team,", b","), "source_set needs 1 to 60 characters"),
        (data() + data().partition(b"\n")[2], "Jigsaw is there twice in “by team”"),
        (data().replace(b"good", b"fine"), "There is no column “good”"),
        (b"", "The file is empty"),
    ],
)
def test_what_cannot_be_right_is_refused(content: bytes, words: str) -> None:
    (fault,) = faults(content)
    assert words in fault

"""What is counted beside the grades."""

from datetime import date

from audits.analysis.counts import (
    REVIEWS,
    Actions,
    Activity,
    Learning,
    Reaudits,
    actions,
    activities,
    answered,
    learning,
    moderated,
    reaudits,
)
from audits.analysis.rows import Kind, Remedy
from audits.analysis.shares import Share
from tests.audits.analysis.made import NEXT_SCALE, audited, review


def test_what_was_done_stands_against_what_was_allocated() -> None:
    rows = [
        audited(is_late=True),
        audited(),
        audited(None, is_submitted=False),
        audited(None, is_submitted=False, is_allocated=False),
    ]
    (one,) = activities(rows)
    assert one == Activity("Audits of the sample", allocated=3, done=2, late=1)
    assert one.open == 1


def test_a_review_without_a_grade_is_activity_and_nothing_else() -> None:
    found = activities([review(), review(kind=Kind.THEMED), audited(kind=Kind.REAUDIT)])
    assert [(one.label, one.done) for one in found] == [("Re-audits", 1), (REVIEWS, 2)]


def test_nothing_is_no_activity() -> None:
    assert activities([]) == ()


def test_themes_of_learning_are_counted_once_an_audit() -> None:
    found = learning([("Plans", "Voice", "Plans"), ("Voice",), ()])
    assert found == (Learning("Voice", 2), Learning("Plans", 1))


def test_an_answer_that_was_not_given_is_in_no_share() -> None:
    assert answered([True, False, None]) == Share(1, 2)


def test_re_audits_are_compared_with_the_first_grade() -> None:
    again = [
        audited("good", kind=Kind.REAUDIT, first_grade="inadequate"),
        audited("inadequate", kind=Kind.REAUDIT, first_grade="inadequate"),
        audited("inadequate", kind=Kind.REAUDIT, first_grade="good"),
        audited(None, kind=Kind.REAUDIT, is_submitted=False),
    ]
    assert reaudits([*again, audited()]) == Reaudits(4, 3, better=1, same=1, worse=1)


def test_days_to_close_are_the_middle_ones_and_never_negative() -> None:
    agreed = date(2023, 1, 20)
    days = [date(2023, 1, 24), date(2023, 1, 18), date(2023, 2, 20), None]
    rows = [audited(remedies=tuple(Remedy(agreed, day) for day in days))]
    assert actions(rows) == Actions(count=4, closed=3, median_days=4.0)
    assert actions([audited()]) == Actions(0, 0, None)


def test_what_was_graded_twice_is_a_matrix_for_each_scale() -> None:
    rows = [
        audited("good", moderated_grade="requires-improvement"),
        audited("good", moderated_grade="good"),
        audited("good"),
        audited("inadequate", moderated_grade="inadequate", scale=NEXT_SCALE),
    ]
    one, other = moderated(rows)
    assert one.matrix == ((0, 0, 0, 0), (0, 1, 1, 0), (0, 0, 0, 0), (0, 0, 0, 0))
    assert (one.agreement.n, one.agreement.bias) == (2, -0.5)
    assert other.agreement.exact == 1.0
    assert moderated([audited()]) == ()

"""The three lists are suggested from the figures, each with a sentence to start from."""

import pytest

from performance.analysis.examination import examine
from performance.analysis.lists import List, suggestions
from performance.analysis.quoting import tokens
from tests.performance.analysis.makers import DECEMBER, at_most, measure, share

MONTHS = [DECEMBER.previous().previous(), DECEMBER.previous(), DECEMBER]


def suggested(*counts: int) -> tuple[List, str] | None:
    """Return what is suggested for shares of 100 in the months to December; the target is 23%."""
    found_in = {month: share(count, 100) for month, count in zip(MONTHS, counts, strict=True)}
    evidence = examine(measure(), DECEMBER, found_in, target=at_most(23))
    found = suggestions([evidence])
    return (found[0].list, found[0].says) if found else None


@pytest.mark.parametrize(
    ("counts", "where", "why"),
    [
        ((20, 20, 40), List.TO_WATCH, "It was on target the month before"),
        ((40, 40, 40), List.TO_DO_BETTER, "The target has been missed 3 months running"),
        ((20, 20, 26), List.TO_WATCH, "Near the target, and not there"),
        ((40, 40, 20), List.GOING_WELL, "it was not the month before"),
        ((20, 20, 15), List.GOING_WELL, "better than the month before"),
    ],
)
def test_an_indicator_is_suggested_for_its_list(
    counts: tuple[int, ...], where: List, why: str
) -> None:
    found = suggested(*counts)
    assert found is not None
    assert found[0] is where
    assert why in found[1]


def test_the_sentence_inserts_the_figure_from_the_data() -> None:
    found = suggested(40, 40, 40)
    assert found is not None
    assert tokens(found[1]) == ("REF02",)
    assert "against a target of 23% or lower" in found[1]


def test_what_is_as_it_was_and_on_target_is_on_no_list() -> None:
    assert suggested(20, 20, 20) is None
    assert suggestions([examine(measure(), DECEMBER, {}, target=None)]) == ()

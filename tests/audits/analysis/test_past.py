"""What was published before the portal, and what of it does not reconcile."""

from datetime import date

import pytest

from audits.analysis.past import BEFORE_MODERATION, PastRow, reconcile
from audits.analysis.shares import Share
from tests.audits.analysed import BY_TEAM_2022, SETS_2022
from tests.audits.analysis.made import NEXT_SCALE, SCALE

YEAR = {"from_on": date(2022, 1, 1), "to_on": date(2022, 12, 31)}
SEVEN_MONTHS = {"from_on": date(2022, 6, 1), "to_on": date(2022, 12, 31)}


def printed(name: str, label: str, counts: tuple[int, ...], **fields: object) -> PastRow:
    """Return a row as the source prints it."""
    given: dict[str, object] = {
        "source_set": name,
        "label": label,
        "counts": counts,
        "ungraded": 0,
        "total": sum(counts),
        "scale": SCALE,
        **YEAR,
        **fields,
    }
    return PastRow(**given)  # type: ignore[arg-type]


def of_2022() -> list[PastRow]:
    """Return what the council published of 2022."""
    teams = [
        printed(
            "by team 2022", label, tuple(counts), ungraded=ungraded, total=sum(counts) + ungraded
        )
        for label, *counts, ungraded in BY_TEAM_2022
    ]
    sets = [
        printed(name, "All services", tuple(counts), **SEVEN_MONTHS) for name, *counts in SETS_2022
    ]
    return teams + sets


def test_the_year_is_541_audits_and_reviews_over_nine_teams_of_which_241_are_graded() -> None:
    by_team = {one.name: one for one in reconcile(of_2022()).sets}["by team 2022"]
    assert len(by_team.rows) == 9
    assert (by_team.total.total, by_team.total.graded, by_team.total.ungraded) == (541, 241, 300)
    assert by_team.total.counts == (20, 139, 70, 12)
    assert by_team.total.good == Share(159, 241)
    assert by_team.moderation == BEFORE_MODERATION


def test_june_to_december_is_174_and_71() -> None:
    sets = {one.name: one.total for one in reconcile(of_2022()).sets}
    by_service = sets["by service June to December 2022"]
    assert (by_service.graded, by_service.counts) == (174, (15, 96, 55, 8))
    assert sets["themed June to December 2022"].graded == 71


def test_seven_months_with_more_than_the_year_are_unreconciled_in_words() -> None:
    (sentence,) = reconcile(of_2022()).unreconciled
    assert "174 + 71 = 245 graded audits in seven months (June to December 2022)" in sentence
    assert "“by team 2022” has 241 in the year 2022. Unreconciled" in sentence


def test_parts_that_fit_into_the_whole_say_nothing() -> None:
    rows = [
        printed("year", "All", (10, 10, 0, 0)),
        printed("half", "All", (5, 5, 0, 0), **SEVEN_MONTHS),
    ]
    assert reconcile(rows).unreconciled == ()


def test_a_row_that_does_not_add_up_to_what_is_printed_says_so() -> None:
    (sentence,) = reconcile([printed("year", "North", (1, 2, 3, 4), total=12)]).unreconciled
    assert sentence == (
        "North (year): 10 graded and 0 ungraded make 10, and 12 is printed. Unreconciled."
    )


def test_rows_of_two_scales_are_not_added_up() -> None:
    rows = [
        printed("year", "A", (1, 0, 0, 0)),
        printed("year", "B", (1, 0, 0, 0), scale=NEXT_SCALE),
    ]
    with pytest.raises(ValueError, match="of several scales"):
        reconcile(rows)


def test_nothing_published_is_nothing() -> None:
    assert reconcile([]).sets == ()

"""The performance paper as told on a day, and what it says was told otherwise."""

from datetime import date

import pytest

from performance.models import Indicator, RestatementReason, Return
from performance.papers import PAPER
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.editions import KEY, MAY, TOLD, digest, words_of

pytestmark = pytest.mark.django_db

OCTOBER = "children-and-families:2022-10"


def give_reason(return_: Return, text: str) -> None:
    """Say why a return restates re-referrals."""
    RestatementReason.objects.update_or_create(
        parent=return_,
        indicator=Indicator.objects.get(code="REF02"),
        defaults={"reason": text},
    )


@pytest.mark.usefixtures("october_and_december_told")
def test_an_edition_as_at_a_day_prints_what_had_been_told_by_then(panel: Panel) -> None:
    key = f"{OCTOBER}@2022-12-01"
    then, now = words_of(key), words_of(OCTOBER)
    area = "Effective assessment and intervention"
    assert "88/314" in then[area]
    assert "93/314" not in then[area]
    assert "93/314" in now[area]
    assert "Sep-22: was 28% (88 of 314) as told on 24 November 2022." in now[area]
    assert "As told on 1 December 2022: what was told later is not in it" in then["Cover"]
    assert "As told on" not in now["Cover"]
    assert PAPER.title(key) == (
        f"{panel}: performance to 31 October 2022, as told on 1 December 2022"
    )
    assert PAPER.file_name(key, "members") == (
        "children-and-families-performance-2022-10-as-told-2022-12-01-members.pdf"
    )
    assert PAPER.address(key) == "/panels/children-and-families/2022-10/?as-at=2022-12-01"
    assert PAPER.panel(key) == panel


def test_what_is_told_later_leaves_an_edition_as_at_a_day_as_it_was(
    import_return: ImportReturn,
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    key = f"{OCTOBER}@2022-12-01"
    before, html = digest(key), words_of(key)
    imported = import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=TOLD)
    assert imported.return_ is not None
    give_reason(imported.return_, "Merged.")
    assert digest(key) == before
    assert words_of(key) == html
    assert digest(f"{OCTOBER}@2023-01-26") != before
    assert digest(OCTOBER) not in {before, digest(f"{OCTOBER}@2023-01-26")}


@pytest.mark.usefixtures("october_and_december_told")
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-11-23", "October 2022 was told on 24 November 2022; nothing of it before."),
        ("2099-01-01", "1 January 2099 is still to come."),
        ("2022-02-30", "'2022-02-30' is not a day"),
        ("", "'' is not a day"),
    ],
)
def test_a_day_of_which_there_is_nothing_is_refused_in_words(day: str, words: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        PAPER.edition(f"{OCTOBER}@{day}", "members")
    assert words in str(refused.value)


def test_a_draft_has_no_edition_as_at_a_day(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    with pytest.raises(PaperRefused, match="May 2022 has not been told to the panel yet"):
        PAPER.edition(f"{MAY}@2022-12-01", "members")


@pytest.mark.usefixtures("october_and_december_told")
def test_page_one_says_what_changed_since_the_last_meeting() -> None:
    first = words_of(KEY)["What to look at first"]
    assert (
        "Since the meeting of 24 November 2022: 2 newly off target · 2 back on target · "
        "4 restated · 1 supplied late · 1 target changed."
    ) in first
    assert "5 months restated, October from 24% (66 of 276) to 27% (75 of 276)." in first
    assert "from at most 340 to at most 406, from 1 December 2022." in first


@pytest.mark.usefixtures("october_and_december_told")
def test_a_reason_given_later_changes_the_fingerprint() -> None:
    before = digest(KEY)
    give_reason(Return.objects.get(month=date(2022, 12, 1)), "Two teams were merged.")
    assert digest(KEY) != before
    assert "Two teams were merged." in words_of(KEY)["What to look at first"]


@pytest.mark.usefixtures("october_and_december_told")
def test_made_figures_are_said_to_be_made_on_every_page_that_shows_them() -> None:
    Return.objects.filter(month=date(2022, 10, 1)).update(is_made=True)
    says = "Figures from the October 2022 return were made for the demonstration"
    october = words_of(f"{OCTOBER}@2022-12-01")
    assert says in october["Cover"]
    assert says in october["Effective assessment and intervention"]
    december = words_of(KEY)
    assert says not in december["Cover"]
    assert says in december["What to look at first"]
    assert says in december["Effective assessment and intervention"], "what was told was made"

"""The words of the performance paper: figures from the data, lists, promises, their days."""

from datetime import date

import pytest
from django.utils import timezone

from performance.actions import commentaries
from performance.models import Commentary, Commitment, Indicator, ReportingMonth, Return
from performance.papers import PAPER
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.editions import KEY, digest, words_of, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def december(december_told: Return) -> ReportingMonth:
    """Return December 2022 as the panel was told of it."""
    return ReportingMonth.objects.get()


def test_words_print_figures_from_the_data_and_the_lists_are_a_section_of_their_own(
    december: ReportingMonth, panel: Panel, director: User
) -> None:
    kinds = Commentary.Kind
    write(panel, director, "Plans are reviewed: {CLA05}.\nVisits too.", kind=kinds.GOING_WELL)
    write(panel, director, "Homes suited 78%.", kind=kinds.NOT_YET_IN_RETURN)
    write(panel, director, "We know that {REF02} came again.")
    sections = words_of(KEY)
    assert "We know that 30% (89 of 299) came again." in sections["Cover"]
    lists = sections["Going well, and not"]
    assert "Plans are reviewed: 98% (534 of 543). Visits too." in lists
    assert "No return holds these figures" in lists
    assert "Homes suited 78%." in lists
    edition = PAPER.edition(KEY, "members")
    assert len(list(edition.sections())) == len(sections)


def test_what_a_note_on_an_indicator_promises_is_printed_under_its_name(
    december: ReportingMonth, panel: Panel, director: User
) -> None:
    note = commentaries.write(
        panel=panel,
        month=december.month,
        says="More came again.",
        next_steps="Go through {REF02} with partners.",
        indicator=Indicator.objects.get(code="REF02"),
        by=director,
    )
    commentaries.sign_off(commentary=commentaries.submit(commentary=note, by=director), by=director)
    sheet = words_of(KEY)["Effective assessment and intervention"]
    assert "Re-referrals in 12 months: Go through 30% (89 of 299) with partners." in sheet


def test_what_was_promised_and_not_kept_is_printed_from_its_day_on(
    december: ReportingMonth, panel: Panel
) -> None:
    before = digest(KEY)
    promise = Commitment.objects.create(
        panel=panel, month=december.month, says="Meet partners.", due_on=date(2023, 3, 31)
    )
    assert (
        "Meet partners. By 31 March 2023. Nothing has been said about it since."
        in words_of(KEY)["Going well, and not"]
    )
    assert digest(KEY) != before
    at = f"{KEY}@2023-02-28"
    assert "Meet partners." not in " ".join(words_of(at).values())
    promise.delete()
    assert digest(KEY) == before


def test_words_signed_off_after_publication_say_their_day_and_are_not_told_of_before(
    december: ReportingMonth, panel: Panel, director: User
) -> None:
    write(panel, director, "We looked again.")
    assert "We looked again." in words_of(KEY)["Cover"]
    assert f"(Words of {timezone.localdate():%-d %B %Y}.)" in words_of(KEY)["Cover"]
    assert "We looked again." not in " ".join(words_of(f"{KEY}@2023-02-28").values())

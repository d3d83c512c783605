"""The keys of agenda packs."""

from datetime import date

import pytest

from scrutiny.meetings.pack.keys import PackKey
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel


@pytest.mark.parametrize(
    "text",
    [
        "children-and-families:2023-01-26",
        "children-and-families:2023-01-26+1",
        "children-and-families:2023-01-26v2",
        "children-and-families:2023-01-26+12v3",
    ],
)
def test_a_key_is_written_as_it_is_read(text: str) -> None:
    assert str(PackKey.read(text)) == text


def test_a_key_names_the_agenda_unless_it_says_otherwise() -> None:
    key = PackKey.read("children-and-families:2023-01-26")
    assert key == PackKey("children-and-families", date(2023, 1, 26), number=0, edition=1)


@pytest.mark.parametrize(
    "text", ["", "children-and-families", "children-and-families:2023-13-01", "a:2023-01-26+x"]
)
def test_what_is_no_key_is_refused_in_words(text: str) -> None:
    with pytest.raises(PaperRefused, match="is no day of a meeting"):
        PackKey.read(text)


@pytest.mark.django_db
def test_a_panel_that_there_is_not_is_refused_with_those_that_there_are(panel: Panel) -> None:
    with pytest.raises(PaperRefused, match=f"Panels here: .*{panel.slug}"):
        PackKey.read("highways:2023-01-26").meeting()


@pytest.mark.django_db
def test_a_day_without_a_meeting_is_refused(panel: Panel) -> None:
    with pytest.raises(PaperRefused, match="does not meet on 27 January 2023"):
        PackKey.read(f"{panel.slug}:2023-01-27").meeting()

"""Words that are given a width keep to it."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.charts.lettering import width, wrap


@given(st.text(max_size=80), st.floats(20, 300))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    for line in wrap(text, room):
        assert width(line) <= room or len(line) == 1


@given(st.text(max_size=80), st.floats(20, 300))
def test_no_letter_is_lost(text: str, room: float) -> None:
    assert "".join("".join(wrap(text, room)).split()) == "".join(text.split())


def test_bold_words_take_more_room() -> None:
    assert width("Target", is_bold=True) > width("Target")

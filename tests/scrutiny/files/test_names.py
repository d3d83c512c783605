"""Names of files as people send them, made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.files.names import plain_name

# Names as they come, and names made of what is dangerous in one.
NASTY = st.text(alphabet="ab./\\\r\n\t\x00\x1b\u202e\u200f\ufeff\ud800 \u00e9e\u0301") | st.text()


@given(NASTY)
def test_a_name_is_never_empty_long_or_a_path(name: str) -> None:
    plain = plain_name(name)
    assert plain
    assert len(plain) <= 120
    assert not set("/\\") & set(plain)
    assert plain not in {".", ".."}


@given(NASTY)
def test_a_name_holds_nothing_that_is_not_seen(name: str) -> None:
    unseen = {unicodedata.category(letter) for letter in plain_name(name)} & {"Cc", "Cf", "Cs"}
    assert not unseen
    plain_name(name).encode("utf-8")


@given(NASTY)
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert plain_name(plain_name(name)) == plain_name(name)


@given(st.text(alphabet="abc é-_()", min_size=1, max_size=300), st.sampled_from(["xlsx", "pdf"]))
def test_a_long_name_keeps_its_ending(stem: str, ending: str) -> None:
    plain = plain_name(f"x{stem}.{ending}")
    assert plain.endswith(f".{ending}")
    assert plain.startswith("x")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("December return.xlsx", "December return.xlsx"),
        ("C:\\Users\\someone\\return.xlsx", "return.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("return.xlsx\r\nSet-Cookie: a=b", "return.xlsxSet-Cookie: a=b"),
        ("gpj.\u202excod.exe", "gpj.xcod.exe"),
        ("", "unnamed"),
        ("folder/", "unnamed"),
        ("..", "unnamed"),
        (" \t ", "unnamed"),
    ],
)
def test_names_that_people_or_strangers_send(name: str, plain: str) -> None:
    assert plain_name(name) == plain

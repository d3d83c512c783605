"""What keeps somebody from reading a PDF is said with what to do about it."""

from dataclasses import dataclass

import pytest

from scrutiny.meetings.remarks import remarks_on


@dataclass(frozen=True)
class Found:
    """What was found about a PDF; nothing is wrong unless it is said."""

    is_tagged: bool = True
    has_title: bool = True
    language: str | None = "en-GB"
    has_text: bool = True


def test_nothing_is_said_of_a_file_that_everybody_can_read() -> None:
    assert remarks_on(Found()) == []


@pytest.mark.parametrize(
    ("found", "begins"),
    [
        (Found(is_tagged=False), "It has no tags: readers of screens cannot follow it."),
        (Found(has_text=False), "It has no words, only pictures of them"),
        (Found(has_title=False), "It has no title of its own."),
        (Found(language=None), "It does not say its language"),
        (Found(language=""), "It does not say its language"),
    ],
)
def test_each_lack_is_one_remark(found: Found, begins: str) -> None:
    (remark,) = remarks_on(found)
    assert remark.startswith(begins)


def test_the_worst_is_said_first() -> None:
    remarks = remarks_on(Found(is_tagged=False, has_title=False, has_text=False, language=None))
    assert [remark[:15] for remark in remarks] == [
        "It has no words",
        "It has no tags:",
        "It has no title",
        "It does not say",
    ]

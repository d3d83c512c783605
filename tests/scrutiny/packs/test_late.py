"""Finding the places in a section where page numbers go."""

import pytest

from scrutiny.packs.late import is_late, with_pages

ASKS = '<td>Report (Pages <pack-pages of="item-9"></pack-pages>)</td>'


@pytest.mark.parametrize(
    ("html", "is_so"),
    [
        (ASKS, True),
        ('<pack-pages of="">\n</pack-pages>', True),
        ("<p>No pages</p>", False),
        ("<p>&lt;pack-pages of=&quot;item-9&quot;&gt;&lt;/pack-pages&gt;</p>", False),
        ("", False),
    ],
)
def test_a_section_is_late_when_it_asks_for_pages(html: str, is_so: bool) -> None:
    assert is_late(html) is is_so


def test_each_place_has_the_pages_of_its_anchor_and_one_without_pages_nothing() -> None:
    both = ASKS + ASKS.replace("item-9", "item-10")
    assert with_pages(both, {"item-9": "15 - 74"}) == (
        "<td>Report (Pages 15 - 74)</td><td>Report (Pages )</td>"
    )

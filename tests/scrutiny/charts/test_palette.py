"""Drawings and pages use the same colours."""

import re
from pathlib import Path

import pytest

from scrutiny.charts import palette

TOKENS = Path(__file__).parents[3] / "static" / "scss" / "_tokens.scss"


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("ink", palette.INK),
        ("text", palette.TEXT),
        ("muted", palette.MUTED),
        ("line", palette.LINE),
        ("series", palette.SERIES),
        ("red", palette.RED),
        ("amber", palette.AMBER),
        ("green", palette.GREEN),
        ("not-rated", palette.NOT_RATED),
    ],
)
def test_a_colour_is_the_same_in_drawings_and_on_pages(token: str, value: str) -> None:
    written = dict(re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});", TOKENS.read_text(), re.MULTILINE))
    assert written[token] == value

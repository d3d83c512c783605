"""Colours and lettering of the drawings.

The same values stand in static/scss/_tokens.scss for the pages. They are repeated here because a
drawing carries presentation attributes only: WeasyPrint applies no stylesheet of the page inside
an inline SVG, and the pages' content policy forbids inline styles. A test holds the two together.
"""

INK = "#0b2a3c"
TEXT = "#0b0c0c"
MUTED = "#4b5b63"
LINE = "#cfd8dc"
PAPER = "#ffffff"
SERIES = "#28566b"
BAND = "#e3eef2"
COMPARATORS = ("#5b3a8e", "#8a4b08", "#0f6b5c", "#6b3a4e")
BREAK = "#8a4b08"

RED = "#c0202c"
AMBER = "#a95500"
GREEN = "#00703c"
NOT_RATED = "#4b5b63"

FACE = "Atkinson Hyperlegible Next, Arial, sans-serif"
LABEL_SIZE = 13
TICK_SIZE = 12
LINE_HEIGHT = 16

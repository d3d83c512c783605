"""How wide words are, and where they turn into a second line.

The drawing is made without a browser, so widths are reckoned from the advances of Atkinson
Hyperlegible Next, rounded up; a face put in its place by a reader's machine is rarely wider.
"""

from collections.abc import Mapping

from scrutiny.charts.palette import FACE, LABEL_SIZE, LINE_HEIGHT, TEXT
from scrutiny.charts.svg import element, words

# Widths in ems of the regular weight, by group; letters not named are as wide as the last group.
_WIDTHS = (
    (0.34, " !\"'(),.:;[]`{|}ijltf"),
    (0.42, "*-/1I\\_r"),
    (0.53, "?7Jackosvxyz"),
    (0.61, "$0234569<>+=BEFLPRSTYZ^bdeghnpqu~8"),
    (0.74, "#&ACDGHKNOQUVXw"),
    (0.98, "%@MWm…"),
)
_WIDTH: Mapping[str, float] = {letter: wide for wide, group in _WIDTHS for letter in group}
_UNKNOWN = 1.0
_BOLD = 1.06


def width(text: str, *, size: float = LABEL_SIZE, is_bold: bool = False) -> float:
    """Return the room that a line of text takes, in units of the drawing."""
    ems = sum(_WIDTH.get(letter, _UNKNOWN) for letter in text)
    return ems * size * (_BOLD if is_bold else 1)


def wrap(text: str, room: float, *, size: float = LABEL_SIZE, is_bold: bool = False) -> list[str]:
    """Return the lines of a text that has `room`; a word wider than that is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size=size, is_bold=is_bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = ""
        for letter in word:
            if line and width(line + letter, size=size, is_bold=is_bold) > room:
                lines.append(line)
                line = ""
            line += letter
    return [*lines, line] if line else lines


def shorten(text: str, room: float, *, size: float = LABEL_SIZE, is_bold: bool = False) -> str:
    """Return one line that fits its room, cut with an ellipsis where it must be."""
    if width(text, size=size, is_bold=is_bold) <= room:
        return text
    while text and width(text + "…", size=size, is_bold=is_bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def label(
    lines: list[str],
    x: float,
    y: float,
    *,
    colour: str = TEXT,
    anchor: str = "start",
    size: float = LABEL_SIZE,
    is_bold: bool = False,
) -> str:
    """Return lines of text, the first with its baseline at `y`, one element each.

    Each line is an element of its own because WeasyPrint moves a tspan by `dy` only.
    """
    return "".join(
        element(
            "text",
            {
                "x": x,
                "y": y + LINE_HEIGHT * position,
                "font-family": FACE,
                "font-size": size,
                "font-weight": "700" if is_bold else "400",
                "text-anchor": anchor,
                "fill": colour,
            },
            words(line),
        )
        for position, line in enumerate(lines)
    )

"""Reading a drawing back: its words with the room they take, and everything's place."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from scrutiny.charts import lettering

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """The room of one line of words."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Say whether two lines of words lie on each other, by more than a hair."""
        hair = 0.3
        return (
            self.left + hair < other.right
            and other.left + hair < self.right
            and self.top + hair < other.bottom
            and other.top + hair < self.bottom
        )


def parse(drawing: str) -> ElementTree.Element:
    """Return the root of a drawing; fails unless it is well-formed XML."""
    return ElementTree.fromstring(drawing)  # noqa: S314 - drawn by ourselves a moment ago


def size(root: ElementTree.Element) -> tuple[float, float]:
    """Return the width and height of the viewBox."""
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    return width, height


def boxes(root: ElementTree.Element) -> list[Box]:
    """Return the room of every line of words in the drawing."""
    found = []
    for node in root.iter(f"{SVG}text"):
        text = node.text or ""
        letters = float(node.attrib["font-size"])
        is_bold = node.attrib["font-weight"] == "700"
        wide = lettering.width(text, size=letters, is_bold=is_bold)
        x, y = float(node.attrib["x"]), float(node.attrib["y"])
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[node.attrib["text-anchor"]]
        found.append(Box(text, left, left + wide, y - letters * 0.75, y + letters * 0.2))
    return found


def places(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Return the places of every shape."""
    found = []
    for node in root.iter():
        for across, down in (("x1", "y1"), ("x2", "y2"), ("cx", "cy"), ("x", "y")):
            if across in node.attrib:
                found.append((float(node.attrib[across]), float(node.attrib[down])))
        pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", node.attrib.get("d", ""))
        found.extend((float(x), float(y)) for x, y in pairs)
    return found

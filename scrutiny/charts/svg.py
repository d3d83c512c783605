"""SVG as text: elements, escaped words, short numbers."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 cannot hold, even escaped; one such character would spoil the whole page or paper.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(value: str) -> str:
    """Return text as it may stand between tags."""
    return escape(_FORBIDDEN.sub("", value))


def number(value: float) -> str:
    """Return a coordinate to one tenth of a unit, which is finer than any screen or printer."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def element(name: str, attributes: Mapping[str, str | float], *children: str) -> str:
    """Return one element; `children` are SVG already, attribute values are escaped here."""
    written = "".join(
        f" {key.replace('_', '-')}="
        + (quoteattr(_FORBIDDEN.sub("", value)) if isinstance(value, str) else f'"{number(value)}"')
        for key, value in attributes.items()
    )
    if not children:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


def path(points: list[tuple[float, float]]) -> str:
    """Return the data of an open path through the points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def picture(
    body: str, *, prefix: str, title: str, description: str, width: float, height: float
) -> str:
    """Return a whole drawing that says what it is; `prefix` keeps its ids apart on a page."""
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": width,
            "height": height,
            "role": "img",
            "aria-labelledby": f"{prefix}-title {prefix}-desc",
            "focusable": "false",
        },
        element("title", {"id": f"{prefix}-title"}, words(title)),
        element("desc", {"id": f"{prefix}-desc"}, words(description)),
        body,
    )

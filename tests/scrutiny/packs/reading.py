"""Reading a finished PDF as a program that helps people read would: its structure and its text."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


class Paper:
    """A PDF's pages, fonts, text and tags."""

    def __init__(self, data: bytes) -> None:
        """Open the PDF."""
        self.reader = PdfReader(BytesIO(data))
        self.root: dict[str, Any] = self.reader.root_object

    @property
    def text(self) -> str:
        """Return all text with every run of blanks as one."""
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in self.reader.pages))

    def bookmarks(self) -> list[str]:
        """Return the titles of the bookmarks at the top."""
        outline: list[Any] = list(self.reader.outline)
        return [str(one["/Title"]) for one in outline if not isinstance(one, list)]

    def elements(self) -> Iterator[tuple[str, DictionaryObject]]:
        """Give each element of the structure, in reading order: its tag and itself."""
        yield from _below(self.root["/StructTreeRoot"])

    def tags(self) -> list[str]:
        """Return the tags in reading order."""
        return [tag for tag, _ in self.elements()]

    def fonts(self) -> Iterator[DictionaryObject]:
        """Give every font of every page; of a composite font, the one that has the shapes."""
        for page in self.reader.pages:
            resources: Any = page["/Resources"]
            fonts: Any = resources.get("/Font", {})
            for name in fonts:
                font: Any = fonts[name].get_object()
                inner: Any = font.get("/DescendantFonts")
                yield inner[0].get_object() if inner else font


def _below(element: Any) -> Iterator[tuple[str, DictionaryObject]]:
    children = element.get("/K", [])
    for child in children if isinstance(children, ArrayObject) else [children]:
        found = child.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield str(found["/S"]).removeprefix("/"), found
            yield from _below(found)

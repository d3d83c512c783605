"""Markdown of reports and minutes, as HTML that is safe to show and to print.

HTML in the text is shown as it was typed; pictures are left out, since a paper fetches nothing.
Links lead to web pages and mail addresses; what leads elsewhere is shown as it was typed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "sub", "sup"),
    *("ul", "ol", "li", "h3", "h4", "h5", "h6", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = {"http", "https", "mailto"}
# A text's own headings stand below those of the page or paper that it is part of.
_BELOW = 2


def leads_out(address: str) -> bool:
    """Say whether a link's address is one that every reader can follow, on paper too."""
    scheme, colon, rest = address.partition(":")
    return bool(colon and rest) and scheme.strip().lower() in _SCHEMES


class _Drawer(MarkdownIt):
    """Reads what is shown: a link that leads elsewhere is no link to it."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library calls it by this name
        return leads_out(url)


class _Finder(MarkdownIt):
    """Takes every address for a link, to find those to refuse."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library calls it by this name
        return True


def _with_tables(parser: MarkdownIt) -> MarkdownIt:
    return parser.enable(["table", "strikethrough"])


_parser = _with_tables(_Drawer("commonmark", {"html": False})).disable("image")
_every_link = _with_tables(_Finder("commonmark", {"html": False}))


@dataclass(frozen=True)
class Block:
    """A paragraph, list, table or heading that stands by itself in a text."""

    html: SafeString
    is_paragraph: bool


@dataclass(frozen=True)
class Reference:
    """A link or a picture in a text: where it leads, as it was typed, and its words."""

    address: str
    words: str
    is_picture: bool


def html_of(text: str) -> SafeString:
    """Return a Markdown text as sanitised HTML.

    Headings begin at h3. Links may lead to web pages and mail addresses only; a table's head says
    of which direction it is.
    """
    return _drawn(_parsed(text))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, each as sanitised HTML."""
    return tuple(
        Block(_drawn(tokens), tokens[0].type == "paragraph_open")
        for tokens in _split(_parsed(text))
    )


def references_in(text: str) -> tuple[Reference, ...]:
    """Return every link and picture of a text, wherever it leads."""
    found = []
    for token in _every_link.parse(text):
        inside = token.children or []
        for place, child in enumerate(inside):
            if child.type == "image":
                found.append(Reference(str(child.attrs["src"]), child.content, is_picture=True))
            elif child.type == "link_open":
                words = inside[place + 1].content if place + 1 < len(inside) else ""
                found.append(Reference(str(child.attrs["href"]), words, is_picture=False))
    return tuple(found)


def plain_of(text: str) -> str:
    """Return a Markdown text's words without marks, for counting and for searching."""
    return " ".join(nh3.clean(str(html_of(text)), tags=set()).split())


def _parsed(text: str) -> list[Token]:
    tokens = _parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + _BELOW, 6)}"
        elif token.type == "th_open":
            # Without it, a reader of screens cannot tell which cells a head is for.
            token.attrs = {"scope": "col"}
    return tokens


def _split(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Give the tokens of each block: a block ends where the depth is back at nothing."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


def _drawn(tokens: Sequence[Token]) -> SafeString:
    html = _parser.renderer.render(list(tokens), _parser.options, {})
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES)
    return mark_safe(clean)  # noqa: S308 - nh3 has just cleaned it

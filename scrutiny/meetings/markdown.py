"""Markdown of reports and minutes, as HTML that is safe to show and to print.

HTML in the text is shown as it was typed; images are left out, since a paper fetches nothing.
"""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_TAGS = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "sub", "sup"),
    *("ul", "ol", "li", "h3", "h4", "h5", "h6", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = {"http", "https", "mailto"}
# A text's own headings stand below those of the page or paper that it is part of.
_BELOW = 2

_parser = (
    MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
)


def html_of(text: str) -> SafeString:
    """Return a Markdown text as sanitised HTML.

    Headings begin at h3. Links may lead to web pages and mail addresses only; a table's head says
    of which direction it is.
    """
    tokens = _parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + _BELOW, 6)}"
        elif token.type == "th_open":
            # Without it, a reader of screens cannot tell which cells a head is for.
            token.attrs = {"scope": "col"}
    html = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES)
    return mark_safe(clean)  # noqa: S308 - nh3 has just cleaned it


def plain_of(text: str) -> str:
    """Return a Markdown text's words without marks, for counting and for searching."""
    return " ".join(nh3.clean(str(html_of(text)), tags=set()).split())

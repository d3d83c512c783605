"""What a page's security policy forbids in its markup."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    """Notes whatever a browser would not run or apply under the portal's policy."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = f"line {self.getpos()[0]}: <{tag}"
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(f"{place}> inline")
        for name, value in attrs:
            is_script = (value or "").strip().lower().startswith("javascript:")
            if name == "style" or name.startswith(("on", "hx-on")) or is_script:
                self.found.append(f"{place} {name}={value!r}>")
            is_elsewhere = (value or "").startswith(("http:", "https:", "//"))
            if name in {"src", "srcset"} and is_elsewhere:
                self.found.append(f"{place} {name}={value!r}> from elsewhere")


def forbidden(html: str) -> list[str]:
    """Return every inline style, inline script, handler and foreign source of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found

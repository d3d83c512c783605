"""Setting a Markdown text as a tagged PDF, as an officer would hand it in. For commands only."""

from pathlib import Path

from django.template.loader import render_to_string

from scrutiny.meetings.markdown import html_of
from scrutiny.meetings.uploads import Upload, inspected


def set_as_pdf(path: Path, *, title: str, item: str) -> Upload:
    """Return a Markdown file as an upload that was inspected as any other is."""
    # WeasyPrint is heavy, and no web process may carry it.
    from scrutiny.packs.render import to_pdf

    context = {"title": title, "item": item, "text": html_of(path.read_text(encoding="utf-8"))}
    data, _ = to_pdf(render_to_string("papers/uploaded.html", context))
    return inspected(data, name=f"{path.stem}.pdf")

"""The rival of a pack: all its sections in one HTML document, laid out in one run.

Run as `python -m benchmarks.one_run` in the portal that the environment names; prints the number
of pages, the seconds and the CPU seconds, the start of the process left out.
"""

import time

import django

if __name__ == "__main__":
    django.setup()

from django.template.loader import render_to_string
from weasyprint import HTML

from benchmarks.papers import PAPER
from scrutiny.packs.late import with_pages
from scrutiny.packs.render import STATIC_HOST, STYLES, StaticFilesOnly


def one_document() -> str:
    """Return the HTML of a whole pack, its page numbers filled in with what takes as much room."""
    parts = []
    for section in PAPER.edition("made:0", "members").sections():
        html = with_pages(section.html, {section.anchor: "100 - 199"})
        layout = " paper--report" if section.layout == "portrait" else ""
        parts.append(f'<div class="paper{layout}" style="break-before: page">{html}</div>')
    return render_to_string("papers/paper.html", {"content": "".join(parts)})


def to_pdf(html: str) -> int:
    """Lay a document out as WeasyPrint is used by itself; return its pages."""
    source = HTML(string=html, base_url=f"http://{STATIC_HOST}/", url_fetcher=StaticFilesOnly())
    document = source.render(stylesheets=[f"http://{STATIC_HOST}/{STYLES}"])
    document.write_pdf(pdf_variant="pdf/ua-1")
    return len(document.pages)


def main() -> None:
    """Lay it out, after something small that warms up."""
    to_pdf(render_to_string("papers/paper.html", {"content": "<p>Warm.</p>"}))
    html = one_document()
    start, cpu = time.perf_counter(), time.process_time()
    page_count = to_pdf(html)
    print(page_count, time.perf_counter() - start, time.process_time() - cpu)


if __name__ == "__main__":
    main()

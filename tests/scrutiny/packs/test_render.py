"""A paper fetches the project's own static files and nothing else."""

import base64
import gc
import socket
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from celery.signals import worker_process_shutdown
from django.conf import settings
from pypdf import PdfReader

from scrutiny.packs import render
from scrutiny.packs.papers import PaperRefused
from scrutiny.packs.render import AddressRefused, StaticFilesOnly, to_pdf


@dataclass
class Listener:
    """Counts who knocks at a port of this machine."""

    port: int
    hits: list[object] = field(default_factory=list)

    def url(self, path: str = "x.png", scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}/{path}"


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(server.getsockname()[1])
        server.settimeout(0.05)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    visitor, address = server.accept()
                except TimeoutError:
                    continue
                found.hits.append(address)
                visitor.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield found
        stop.set()
        thread.join()


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>T</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def data_url(text: str, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(text.encode()).decode()}"


def svg(inside: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="20" height="20">{inside}</svg>'
    )


DRAWING = data_url(svg('<image xlink:href="URL" width="9" height="9"/>'), "image/svg+xml")

# What never comes to a request: addresses of a base, and what WeasyPrint leaves out of drawings.
NEVER_ASKED = {"a base", "a use of a drawing", "an import in a drawing"}

# Every way that markup can ask for something, with the address still to fill in.
WAYS = {
    "an image": page('<img src="URL" alt="x">'),
    "an image of many": page('<img srcset="URL 2x" src="URL" alt="x">'),
    "a stylesheet": page("", '<link rel="stylesheet" href="URL">'),
    "an import of a style": page("", '<style>@import url("URL");</style>'),
    "an import in an import": page(
        "", f'<link rel="stylesheet" href="{data_url("@import url(URL);", "text/css")}">'
    ),
    "a background": page("", '<style>body { background: url("URL") }</style>'),
    "a bullet": page("<ul><li>x</ul>", '<style>li { list-style-image: url("URL") }</style>'),
    "content": page("<p>x</p>", '<style>p::before { content: url("URL") }</style>'),
    "a font": page(
        '<p style="font-family: f">x</p>',
        '<style>@font-face { font-family: f; src: url("URL") }</style>',
    ),
    "an object": page('<object data="URL" type="image/png">x</object>'),
    "an embedded thing": page('<embed src="URL" type="image/png">'),
    "an attachment": page("", '<link rel="attachment" href="URL" title="x">'),
    "an image of a drawing": page(svg('<image href="URL" width="9" height="9"/>')),
    "an old image of a drawing": page(svg('<image xlink:href="URL" width="9" height="9"/>')),
    "a drawing within an image": page(f'<img alt="x" src="{DRAWING}">'),
    "a use of a drawing": page(svg('<use href="URL#x"/>')),
    "an import in a drawing": page(svg('<style>@import url("URL");</style><rect width="4"/>')),
    "a base": page('<img src="x.png" alt="x">', '<base href="URL">'),
}


def asking(way: str, url: str) -> str:
    """Return the page of a way with its address, also where that lies in a data address."""
    text = WAYS[way]
    for part in text.split('"'):
        if part.startswith("data:"):
            kind, _, encoded = part.partition(";base64,")
            inner = base64.b64decode(encoded).decode().replace("URL", url)
            text = text.replace(part, data_url(inner, kind.removeprefix("data:")))
    return text.replace("URL", url)


def fetched(html: str) -> bool:
    """Lay a page out; say whether that came to an end instead of being refused."""
    try:
        to_pdf(html)
    except PaperRefused:
        return False
    return True


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("scheme", ["http", "https", "ftp"])
def test_nothing_is_fetched_from_an_address(way: str, scheme: str, listener: Listener) -> None:
    fetched(asking(way, listener.url(scheme=scheme)))
    assert listener.hits == []


@pytest.mark.parametrize("way", sorted(WAYS.keys() - NEVER_ASKED))
def test_a_paper_that_asks_for_a_file_of_the_machine_is_not_made(way: str) -> None:
    assert not fetched(asking(way, "file:///etc/hostname"))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "/etc/passwd",
        "ftp://static.invalid.example/x",
        "gopher://127.0.0.1/x",
        "http://169.254.169.254/latest/meta-data/",
        "http://static.invalid.evil.example/built/paper.css",
        "http://static.invalid@evil.example/built/paper.css",
        "http://static.invalid/../manage.py",
        "http://static.invalid/built/../../manage.py",
        "http://static.invalid/%2e%2e/manage.py",
        "http://static.invalid/..%2fmanage.py",
        "http://static.invalid/%2fetc/passwd",
        "http://static.invalid//etc/passwd",
        "http://static.invalid/built",
        "http://static.invalid/nowhere.css",
        "http://static.invalid/",
        "",
    ],
)
def test_every_other_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        StaticFilesOnly().fetch(url)


@pytest.mark.parametrize("url", ["http://static.invalid/images/icon.svg", "data:text/plain,hello"])
def test_its_own_static_files_and_data_are_given(url: str) -> None:
    response = StaticFilesOnly().fetch(url)
    assert response.read()
    response.close()


def test_a_symbolic_link_out_of_the_static_files_is_refused(
    tmp_path_factory: pytest.TempPathFactory, settings: object
) -> None:
    root = tmp_path_factory.mktemp("root")
    (root / "static").mkdir()
    (root / "secret.txt").write_text("secret")
    (root / "static/link.txt").symlink_to(root / "secret.txt")
    settings.ROOT = root  # type: ignore[attr-defined]
    with pytest.raises(AddressRefused):
        StaticFilesOnly().fetch("http://static.invalid/link.txt")


def test_a_page_becomes_a_tagged_document_with_its_title_and_language() -> None:
    data, page_count = to_pdf(
        page('<h1>One</h1><p>x</p><p style="break-before: page">y</p>').replace(
            "<title>T", "<title>A title"
        )
    )
    reader = PdfReader(BytesIO(data))
    assert page_count == len(reader.pages) == 2
    assert reader.metadata is not None
    assert reader.metadata.title == "A title"
    root: dict[str, Any] = reader.root_object
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_a_list_begins_where_its_text_says() -> None:
    data, _ = to_pdf(page('<ol start="3"><li>Homes</li><li>Schools</li></ol>'))
    words = PdfReader(BytesIO(data)).pages[0].extract_text().split()
    assert [word for word in words if word.endswith(".") and word[0].isdigit()] == ["3.", "4."]


def test_every_rule_of_the_papers_styles_is_understood(caplog: pytest.LogCaptureFixture) -> None:
    marks = "".join(f'<p class="rating rating--{colour}">x</p>' for colour in ("red", "amber"))
    with caplog.at_level("WARNING", logger="weasyprint"):
        render._styles.cache_clear()  # noqa: SLF001
        to_pdf(page(marks))
    assert caplog.messages == []


def test_a_face_of_one_paper_does_not_reach_the_next() -> None:
    own = '<style>@font-face { font-family: "Atkinson Hyperlegible Next"; src: url("x") }</style>'
    words = page('<p class="paper">The same words.</p>')
    before = to_pdf(words)
    assert not fetched(page("<p>x</p>", own.replace("x", "http://elsewhere.example/x")))
    assert to_pdf(words) == before


def test_a_face_that_one_paper_could_load_does_not_reach_the_next_either() -> None:
    face = next((Path(settings.ROOT) / "static/built").rglob("*-latin-700-italic.woff2"))
    address = f"/{face.relative_to(Path(settings.ROOT) / 'static')}"
    own = f'<style>@font-face {{ font-family: x; src: url("{address}") }}</style>'
    words = page('<p style="font-family: x">The same words.</p>')
    before = to_pdf(words)
    assert to_pdf(words.replace("</head>", f"{own}</head>")) != before
    assert to_pdf(words) == before


def test_sections_are_the_same_bytes_whatever_was_laid_out_before() -> None:
    words = [page(f"<p>{text}</p>") for text in ("Homes → ½", "<b>Ζωή</b>", "<i>Zażółć</i> ✓")]
    before = []
    for one in words:
        render._styles.cache_clear()  # noqa: SLF001
        before.append(to_pdf(one))
    assert [to_pdf(one) for one in reversed(words)] == before[::-1]


def test_the_end_of_a_worker_s_process_takes_the_unpacked_faces_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    render._styles.cache_clear()  # noqa: SLF001
    to_pdf(page("<p>x</p>"))
    assert list(tmp_path.glob("weasyprint-*"))
    worker_process_shutdown.send(sender=None, pid=0, exitcode=0)
    gc.collect()
    assert not list(tmp_path.glob("weasyprint-*"))

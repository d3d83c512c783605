"""The fingerprint changes with whatever decides what a pack looks like."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django import Settings

from performance.models import Body, GlossaryTerm, Observation
from scrutiny.packs import fingerprint as module
from scrutiny.packs.fingerprint import digest_of, fingerprint
from scrutiny.packs.papers import kind_of
from tests.scrutiny.packs.papers import KEY, Leaflet

# All that a fingerprint is made of, but for the font, which is made for the test.
FOLDERS = ("templates", "static/scss", "scrutiny/charts", "scrutiny/packs", "performance")

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """Give a copy of what the layout is made of, read afresh each time it is asked for."""
    for folder in FOLDERS:
        shutil.copytree(
            Path(configured.ROOT, folder),
            tmp_path / folder,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    (tmp_path / "static/built/fonts").mkdir(parents=True)
    (tmp_path / "static/built/fonts/face.woff2").write_bytes(b"a font")
    (tmp_path / "static/built/paper.css").write_bytes(b"p {}")
    settings.ROOT = tmp_path
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    digest_of.cache_clear()


def of_leaflet(audience: str = "members") -> str:
    _forget()
    return fingerprint(kind_of("leaflet").edition(KEY, audience), audience)


def test_the_same_inputs_have_the_same_fingerprint(leaflet: Leaflet, project: Path) -> None:
    assert of_leaflet() == of_leaflet()
    assert len(of_leaflet()) == 64


def test_data_and_audience_change_it(leaflet: Leaflet, project: Path) -> None:
    first, public = of_leaflet(), of_leaflet("public")
    leaflet.words = "Read me now"
    assert len({first, public, of_leaflet()}) == 3


@pytest.mark.parametrize(
    "path",
    [
        "templates/papers/paper.html",
        "templates/papers/performance/area.html",
        "templates/_components/rating.html",
        "static/scss/paper.scss",
        "static/built/paper.css",
        "scrutiny/charts/line.py",
        "scrutiny/packs/render.py",
        "scrutiny/packs/building.py",
        "static/built/fonts/face.woff2",
    ],
)
def test_templates_styles_drawings_and_fonts_change_it(
    path: str, leaflet: Leaflet, project: Path
) -> None:
    before = of_leaflet()
    with (project / path).open("ab") as file:
        file.write(b" ")
    assert of_leaflet() != before


def test_a_font_of_the_same_length_changes_it(leaflet: Leaflet, project: Path) -> None:
    before = of_leaflet()
    (project / "static/built/fonts/face.woff2").write_bytes(b"a Font")
    assert of_leaflet() != before


def test_whether_it_is_a_draft_changes_it(leaflet: Leaflet, project: Path) -> None:
    before = of_leaflet()
    leaflet.is_draft = True
    assert of_leaflet() != before


@pytest.mark.parametrize(
    "path",
    [
        "performance/papers.py",
        "performance/judging.py",
        "performance/told/board.py",
        "performance/analysis/verdict.py",
        "performance/presenters/paper.py",
    ],
)
def test_the_code_that_words_it_changes_the_paper_of_a_month(
    path: str, december: str, project: Path
) -> None:
    before = of_december(december)
    with (project / path).open("ab") as file:
        file.write(b"#")
    _forget()
    assert of_december(december) != before


def test_the_renderer_s_version_changes_it(
    leaflet: Leaflet, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = of_leaflet()
    monkeypatch.setattr(module, "version", lambda name: f"another {name}")
    assert of_leaflet() != before


def test_what_python_compiled_does_not_change_it(leaflet: Leaflet, project: Path) -> None:
    before = of_leaflet()
    (project / "scrutiny/charts/line.cpython-399.pyc").write_bytes(b"compiled")
    assert of_leaflet() == before


def of_december(key: str) -> str:
    return fingerprint(kind_of("performance").edition(key, "members"), "members")


def test_a_figure_changes_the_paper_of_its_month(december: str) -> None:
    before = of_december(december)
    assert of_december(december) == before
    figures = Observation.objects.own().filter(indicator__code="REF02", period_start="2022-12-01")
    assert figures.update(numerator=90) == 1
    assert of_december(december) != before


def test_a_word_of_the_glossary_changes_it(december: str) -> None:
    before = of_december(december)
    term = GlossaryTerm.objects.all()[:1].get()
    GlossaryTerm.objects.filter(pk=term.pk).update(short="Otherwise.")
    assert of_december(december) != before


def test_the_order_of_bodies_changes_it(december: str) -> None:
    before = of_december(december)
    assert Body.objects.filter(slug="england").update(order=0) == 1
    assert of_december(december) != before

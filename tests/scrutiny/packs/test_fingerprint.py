"""The fingerprint changes with whatever decides what a pack looks like."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django import Settings

from performance.models import GlossaryTerm, Observation
from scrutiny.packs import fingerprint as module
from scrutiny.packs.fingerprint import LAYOUT_FOLDERS, digest_of, fingerprint
from tests.scrutiny.packs.papers import KEY, Leaflet

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """Give a copy of what the layout is made of, read afresh each time it is asked for."""
    for folder in LAYOUT_FOLDERS:
        shutil.copytree(Path(configured.ROOT, folder), tmp_path / folder)
    (tmp_path / "static/built/fonts").mkdir(parents=True)
    (tmp_path / "static/built/fonts/face.woff2").write_bytes(b"a font")
    settings.ROOT = tmp_path
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    module._layout_digest.cache_clear()  # noqa: SLF001
    digest_of.cache_clear()


def of_leaflet(audience: str = "members") -> str:
    _forget()
    return fingerprint("leaflet", KEY, audience)


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
        "scrutiny/charts/line.py",
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
    return fingerprint("performance", key, "members")


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

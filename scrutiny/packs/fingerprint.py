"""The hashes of everything that decides what a pack, or one section of it, looks like."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from scrutiny.packs.papers import Edition

# What turns a section's HTML or upload into pages ready for joining: a change renders all anew.
RENDERING = (
    "static/built/*.css",
    "static/built/**/*.woff2",
    "static/images/**/*.svg",
    "scrutiny/packs/render.py",
    "scrutiny/packs/rendering.py",
    "scrutiny/packs/pdf/**/*.py",
)
# Templates, styles and what they were compiled to, fonts, drawings, and how a pack is put
# together: a change in any of them is a new edition.
LAYOUT = (
    *RENDERING,
    "templates/**/*.html",
    "static/scss/**/*.scss",
    "scrutiny/charts/**/*.py",
    "scrutiny/packs/*.py",
)
RENDERERS = ("weasyprint", "pikepdf")


@cache
def digest_of(*patterns: str) -> str:
    """Return the hash of the files of the project that these patterns name.

    Read once in a process: a process runs the code it started with.
    """
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(Path(settings.ROOT).glob(pattern)):
            of_file = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(settings.ROOT)}:{of_file};".encode())
    return digest.hexdigest()


def fingerprint(edition: Edition, audience: str) -> str:
    """Return the fingerprint of an edition: its data, whom it is for, its layout and renderer."""
    return _hash_of(
        edition.digest,
        edition.is_draft,
        edition.first_page,
        str(audience),
        digest_of(*LAYOUT),
        _versions(),
    )


def of_html(html: str) -> str:
    """Return the fingerprint of a section that is rendered from HTML."""
    return _hash_of("html", html, digest_of(*RENDERING), _versions())


def of_upload(sha256: str) -> str:
    """Return the fingerprint of a section that is an uploaded PDF, by the hash of its bytes."""
    return _hash_of("upload", sha256, digest_of(*RENDERING), _versions())


def _versions() -> tuple[str, ...]:
    return tuple(version(name) for name in RENDERERS)


def _hash_of(*whole: object) -> str:
    return hashlib.sha256(repr(whole).encode()).hexdigest()

"""The hash of everything that decides what a pack looks like."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from scrutiny.packs.papers import Edition

# Templates, styles and what they were compiled to, fonts, drawings, and how a pack is put
# together: a change in any of them is a new edition.
LAYOUT = (
    "templates/**/*.html",
    "static/scss/**/*.scss",
    "static/built/*.css",
    "static/built/**/*.woff2",
    "scrutiny/charts/**/*.py",
    "scrutiny/packs/*.py",
)


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
    whole = (
        edition.digest,
        edition.is_draft,
        str(audience),
        digest_of(*LAYOUT),
        version("weasyprint"),
    )
    return hashlib.sha256(repr(whole).encode()).hexdigest()

"""The hash of everything that decides what a pack looks like."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from scrutiny.packs.papers import kind_of

# Templates, styles and drawings: a change in any of them is a new edition.
LAYOUT_FOLDERS = ("templates/papers", "templates/_components", "static/scss", "scrutiny/charts")


@cache
def digest_of(*folders: str) -> str:
    """Return the hash of all source files below these folders of the project."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(Path(settings.ROOT, folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@cache
def _layout_digest() -> str:
    """Return the hash of the templates, styles, drawings and fonts, and of the renderer."""
    digest = hashlib.sha256(version("weasyprint").encode() + digest_of(*LAYOUT_FOLDERS).encode())
    for path in sorted(Path(settings.ROOT, "static/built").rglob("*.woff2")):
        digest.update(path.name.encode() + str(path.stat().st_size).encode())
    return digest.hexdigest()


def fingerprint(kind: str, key: str, audience: str) -> str:
    """Return the fingerprint of an edition: its data, its audience and its layout."""
    data = kind_of(kind).fingerprint(key, audience)
    return hashlib.sha256(f"{data}:{audience}:{_layout_digest()}".encode()).hexdigest()

"""Everything an installation holds, to prove that nothing was saved."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet


def everything() -> dict[str, int]:
    """Count the rows of every table but sign-ins, and the files in the folder of files."""
    tables = [model for model in apps.get_models() if model is not Session]
    rows = {model._meta.label: QuerySet(model).count() for model in tables}
    return rows | {"files on disk": len(stored_files())}


def stored_files() -> set[Path]:
    """Find every file in the folder of files, half-written ones too."""
    return {path for path in Path(settings.FILES_FOLDER).rglob("*") if path.is_file()}


def added(before: dict[str, int]) -> dict[str, int]:
    """Return by how much each table grew since `before`, without those that did not."""
    now = everything()
    return {name: now[name] - count for name, count in before.items() if now[name] != count}

"""The layers of the code, read from the one table that import-linter holds them by."""

import re
import tomllib
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps

ROOT = Path(__file__).resolve().parents[2]


def project() -> dict[str, Any]:
    """Return pyproject.toml as a table."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _ranks() -> dict[str, int]:
    """Return each package of the layers with its height; the lowest layer is 0."""
    (layers,) = (
        contract["layers"]
        for contract in project()["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    return {
        package: height
        for height, layer in enumerate(reversed(layers))
        for package in re.findall(r"[\w.]+", layer)
    }


RANKS = _ranks()
ROOT_PACKAGES = {package.split(".")[0] for package in RANKS}


def own_apps() -> list[AppConfig]:
    """Return the apps that are the project's own, not a library's."""
    return [app for app in apps.get_app_configs() if app.name.split(".")[0] in ROOT_PACKAGES]


def rank(app_name: str) -> int:
    """Return the height of an own app, by its name (`scrutiny.panels`) or label (`panels`)."""
    if app_name in RANKS:
        return RANKS[app_name]
    return RANKS[f"scrutiny.{app_name}"]

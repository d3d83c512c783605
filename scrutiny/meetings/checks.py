"""Start-up checks: the tables that the apps fill lead to functions, kinds of items to papers."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

from scrutiny.meetings.models import ItemKind

TABLES = ("RESOLUTION_STEPS", "MINUTE_WORDS", "PANEL_LINKS", "MEETING_KEEPERS")


def check_tables(**_kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths that lead to no function."""
    problems: list[CheckMessage] = []
    for table in TABLES:
        for path in getattr(settings, table):
            try:
                found = import_string(path)
            except ImportError as error:
                problems.append(Error(f"{table}: {path} fails: {error}", id="meetings.E1"))
                continue
            if not callable(found):
                problems.append(Error(f"{table}: {path} is no function.", id="meetings.E2"))
    return problems


def check_item_papers(**_kwargs: Any) -> list[CheckMessage]:
    """Report kinds of items, and of papers, that there are not."""
    problems: list[CheckMessage] = [
        Error(f"ITEM_PAPERS: “{kind}” is no kind of item.", id="meetings.E3")
        for kind in settings.ITEM_PAPERS
        if kind not in ItemKind.values
    ]
    problems += [
        Error(f"ITEM_PAPERS: “{paper}” is not in PAPER_KINDS.", id="meetings.E4")
        for paper in settings.ITEM_PAPERS.values()
        if paper not in settings.PAPER_KINDS
    ]
    return problems

"""How long the overview of a month takes: 40 indicators, 24 months, 40 small charts.

    .venv/bin/python benchmarks/overview.py [--requests 200] [--database-url postgres://...]
                                            [--observations 1000000]

Whole requests through every middleware, in this process, signed in, warm, with the settings of
production. `--observations` compares the page among so many figures with the page among ten
thousand; the filling is written in PostgreSQL's own SQL, so it needs `--database-url`.
"""

import argparse
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import portal, results

if TYPE_CHECKING:
    from django.test import Client

    from benchmarks.council import Council
    from performance.analysis.figures import Period
    from performance.told.board import Area, Board, Figures
    from scrutiny.panels.models import Panel

ROOT = Path(__file__).resolve().parents[1]
MOST_QUERIES = 12
MOST_SECONDS = 0.120
MOST_GROWTH = 1.3
FEW = 10_000
MONTH = "2023-03"
URL = f"/panels/made/{MONTH}/"
CHARTS = 40


def main() -> int:
    """Measure, print, and return 0 if the targets are met and 1 if not."""
    parser = argparse.ArgumentParser(description="The overview of a month.")
    parser.add_argument("--requests", type=int, default=200, help="for each person")
    parser.add_argument("--database-url", default="", help="a PostgreSQL server")
    parser.add_argument("--observations", type=int, default=0, help="compare with so many")
    options = parser.parse_args()
    if options.observations and not options.database_url:
        parser.error("--observations needs --database-url")
    with portal.opened(options.database_url):
        made = _made()
        print(f"Overview of 40 indicators, 24 months. {portal.machine()}")
        met = [_page(made, options.requests)]
        if options.observations:
            met.append(_growth(made, options.requests, options.observations))
    return 0 if all(met) else 1


def _made() -> "Council":
    """Have the council made with two years of monthly returns, each repeating its year so far."""
    from benchmarks import council

    subprocess.run([sys.executable, "-m", "benchmarks.sending"], cwd=ROOT, check=True)
    return council.established()


def _page(made: "Council", requests: int) -> bool:
    """Measure the page for a member and an officer, and its rival; print what was found."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    met = True
    for name, client in _people(made):
        _fetch(client)  # the first page of a process also reads the glossary
        with CaptureQueriesContext(connection) as queries:
            _fetch(client)
        count = len(queries)
        seconds = _timed(client, requests)
        print(f"{results.in_milliseconds(name, seconds)}, {count} queries")
        met &= count <= MOST_QUERIES and results.percentile(seconds, 0.95) <= MOST_SECONDS
    _print_rival(made, requests // 10)
    target = f"at most {MOST_QUERIES} queries, at most {MOST_SECONDS * 1000:.0f} ms at the 95th"
    print(results.verdict(target, met))
    return met


def _people(made: "Council") -> list[tuple[str, "Client"]]:
    """Return a member, who sees what was told, and an officer, who sees what is recorded."""
    from django.test import Client

    people = []
    for name, user in (("member", made.member), ("officer", made.officer)):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        people.append((name, client))
    return people


def _fetch(client: "Client") -> None:
    """Fetch the page once and make sure that it is the whole page."""
    answer = client.get(URL, secure=True)
    assert answer.status_code == 200, answer.status_code
    assert answer.content.count(b'<span class="trend"><svg') >= CHARTS


def _timed(client: "Client", requests: int) -> list[float]:
    """Return the seconds of so many requests, after ten that warm up.

    Between requests the connection is closed or kept as the web process would.
    """
    from django.db import close_old_connections

    seconds = []
    for _ in range(requests + 10):
        start = time.perf_counter()
        _fetch(client)
        seconds.append(time.perf_counter() - start)
        close_old_connections()
    return seconds[10:]


def _print_rival(made: "Council", requests: int) -> None:
    """Time the same page with its figures fetched one indicator after another."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with patch("performance.views.figures.board", _one_by_one):
        client = _people(made)[1][1]
        with CaptureQueriesContext(connection) as queries:
            _fetch(client)
        count = len(queries)
        seconds = _timed(client, requests)
    label = "rival: the same page, each indicator fetched by itself"
    print(f"{results.in_milliseconds(label, seconds)}, {count} queries")


def _one_by_one(
    panel: "Panel", month: "Period", seen: "Figures", *, then: "Figures | None"
) -> "Board":
    """Return the board put together from one board an indicator."""
    from benchmarks.council import AREA_COUNT, PLACES, code_of
    from performance.told.board import board

    codes = [code_of(number) for number in range(AREA_COUNT * PLACES)]
    boards = [board(panel, month, seen, codes=(code,), then=then) for code in codes]
    areas: dict[str, Area] = {}
    for one in boards:
        for area in one.areas:
            before = areas.get(area.slug, replace(area, lines=()))
            areas[area.slug] = replace(before, lines=before.lines + area.lines)
    return replace(boards[0], areas=tuple(areas.values()))


def _growth(made: "Council", requests: int, observations: int) -> bool:
    """Fill the database in two steps and compare the page's times; print the plans."""
    from benchmarks import filling

    met = True
    few: dict[str, float] = {}
    for size in (FEW, observations):
        filling.fill_to(size)
        print(f"among {filling.count():,} observations:")
        for name, client in _people(made):
            seconds = _timed(client, requests)
            print("  " + results.in_milliseconds(name, seconds))
            middle = results.percentile(seconds, 0.5)
            met &= middle <= MOST_GROWTH * few.setdefault(name, middle)
        for name, plan in filling.plans(made.panel, date(2023, 5, 1)):
            print(f"  {name}'s figures: {plan}")
    target = f"the page takes at most {MOST_GROWTH} times as long among {observations:,}"
    print(results.verdict(target, met))
    return met


if __name__ == "__main__":
    sys.exit(main())

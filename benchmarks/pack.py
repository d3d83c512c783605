"""How long an agenda pack of more than 100 pages takes, against one run over the same HTML.

    .venv/bin/python benchmarks/pack.py [--runs 3] [--database-url postgres://...]

The portal's own actions and jobs, a Celery worker of two processes beside this one, the settings
of production. In each run: the rival; the pack with nothing kept; the same after one edit.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import portal, results

if TYPE_CHECKING:
    from scrutiny.packs.models import Build

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = "benchmarks.pack_settings"
MOST_COLD, MOST_EDITED = 0.55, 0.10
MOST_JOIN_SECONDS = 1.0
MOST_MEMORY = 600
LEAST_PAGES = 100
JOINED, PAGES_EACH = 30, 5
GIVE_UP_SECONDS = 600


@dataclass
class Seconds:
    """The seconds of each run."""

    rival: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    edited: list[float] = field(default_factory=list)


def main() -> int:
    """Measure, print, and return 0 if the targets are met and 1 if not."""
    parser = argparse.ArgumentParser(description="An agenda pack.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--database-url", default="", help="a PostgreSQL server")
    options = parser.parse_args()
    with portal.opened(options.database_url, module=SETTINGS):
        subprocess.run([sys.executable, "-m", "benchmarks.sending"], cwd=ROOT, check=True)
        with _worker() as worker:
            met = [_packs(options.runs), _memory(worker)]
        met.append(_joining())
    return 0 if all(met) else 1


@contextmanager
def _worker() -> Iterator[int]:
    """Run a worker of two processes, warm; give its id."""
    from django.conf import settings

    command = [sys.executable, "-m", "celery", "-A", "scrutiny.config", "worker", "--beat"]
    log = Path(settings.VAR) / "worker.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--concurrency=2", "--without-gossip", "--without-mingle"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _built("made:warm-up")
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _packs(runs: int) -> bool:
    """Measure the rival and the pack, cold and after one edit; print what was found."""
    from django.utils import timezone

    from scrutiny.packs.actions import sections

    print(f"An agenda pack, two worker processes. {portal.machine()}")
    found = Seconds()
    for run in range(runs):
        pages, seconds = _rival()
        found.rival.append(seconds)
        sections.forget_unused(before=timezone.now())
        build, seconds = _built(f"made:{run}")
        found.cold.append(seconds)
        _, seconds = _built(f"made:{run}:One more sentence was written here.")
        found.edited.append(seconds)
        assert build.page_count and build.page_count >= LEAST_PAGES
        if run == 0:
            print(f"{build.parts.count()} sections, {build.page_count} pages; rival {pages} pages")
    print(results.in_seconds("rival: one WeasyPrint run", found.rival))
    print(results.in_seconds("this portal, nothing kept", found.cold))
    print(results.in_seconds("this portal, after one edit", found.edited))
    met = True
    for label, ours, most in (
        ("nothing kept", found.cold, MOST_COLD),
        ("after one edit", found.edited, MOST_EDITED),
    ):
        ratio = results.percentile(ours, 0.5) / results.percentile(found.rival, 0.5)
        print(results.verdict(f"{label}: {ratio:.3f} of the rival, at most {most}", ratio <= most))
        met &= ratio <= most
    return met


def _built(key: str) -> tuple["Build", float]:
    """Ask for a pack and wait until the workers have built it; return it and the seconds."""
    from scrutiny.packs import actions
    from scrutiny.packs.models import Build

    start = time.perf_counter()
    build = actions.request(kind="made", key=key, audience=Build.Audience.MEMBERS, by=None)
    while build.is_live and time.perf_counter() < start + GIVE_UP_SECONDS:
        time.sleep(0.01)
        build.refresh_from_db(fields=["state"])
    seconds = time.perf_counter() - start
    build.refresh_from_db()
    assert build.state == Build.State.DONE, build.error or build.state
    return build, seconds


def _rival() -> tuple[int, float]:
    """Lay the same HTML out in one run, in a process of its own; return its pages and seconds."""
    command = [sys.executable, "-m", "benchmarks.one_run"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    pages, seconds = done.stdout.split()[-2:]
    return int(pages), float(seconds)


def _memory(worker: int) -> bool:
    """Print the most memory that the worker and its processes held; say if it is little enough."""
    peaks = [_peak(process) for process in (worker, *_children(worker))]
    print(f"worker, its peak in MB for each process: {', '.join(f'{one:.0f}' for one in peaks)}")
    met = sum(peaks) < MOST_MEMORY
    print(results.verdict(f"{sum(peaks):.0f} MB in all, under {MOST_MEMORY} MB", met))
    return met


def _children(process: int) -> list[int]:
    """Return the processes that any thread of a process started."""
    files = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text(encoding="ascii").split()]


def _peak(process: int) -> float:
    """Return the most memory that a process held, in MB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _joining() -> bool:
    """Measure the joining of prepared sections alone, in CPU seconds."""
    from benchmarks.papers import report
    from scrutiny.packs.join import Piece, join
    from scrutiny.packs.papers import Content
    from scrutiny.packs.planning import source_of
    from scrutiny.packs.rendering import render

    # So long that each takes five pages.
    bodies = [report(number) + report(number + 100) for number in range(JOINED)]
    pages = [render(html=source_of(Content(html), "portrait").html) for html in bodies]
    pieces = [
        Piece(one.data, f"Section {place}", stamps=(f"Agenda Item {place}",))
        for place, one in enumerate(pages)
    ]
    seconds, data = [], b""
    for _ in range(5):
        start = time.process_time()
        data = join(pieces, title="A made pack")
        seconds.append(time.process_time() - start)
    count = sum(one.page_count for one in pages)
    label = f"joining {JOINED} sections, {count} pages, {len(data) / 1e6:.1f} MB, CPU"
    print(results.in_seconds(label, seconds))
    met = results.percentile(seconds, 0.5) < MOST_JOIN_SECONDS and count >= JOINED * PAGES_EACH
    print(results.verdict(f"under {MOST_JOIN_SECONDS} s of CPU", met))
    return met


if __name__ == "__main__":
    sys.exit(main())

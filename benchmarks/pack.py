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

from benchmarks import portal, processes, results

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
LARGE = "made:large"


@dataclass
class Taken:
    """The seconds of each run, and the CPU seconds of all processes together."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, seconds: float, cpu: float) -> None:
        """Add a run."""
        self.seconds.append(seconds)
        self.cpu.append(cpu)

    def print(self, label: str) -> None:
        """Print what was found."""
        cpu = results.percentile(self.cpu, 0.5)
        print(f"{results.in_seconds(label, self.seconds)}; {cpu:.2f} s of CPU")


def main() -> int:
    """Measure, print, and return 0 if the targets are met and 1 if not."""
    parser = argparse.ArgumentParser(description="An agenda pack.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--database-url", default="", help="a PostgreSQL server")
    options = parser.parse_args()
    with portal.opened(options.database_url, module=SETTINGS):
        subprocess.run([sys.executable, "-m", "benchmarks.sending"], cwd=ROOT, check=True)
        with _worker() as worker:
            met = [_packs(options.runs, worker), _memory(worker)]
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


def _packs(runs: int, worker: int) -> bool:
    """Measure the rival and the pack, cold and after one edit; print what was found."""
    from django.utils import timezone

    from scrutiny.packs.actions import sections

    print(f"An agenda pack, two worker processes. {portal.machine()}")
    rival, cold, edited = Taken(), Taken(), Taken()
    for run in range(runs):
        pages, *taken = _rival()
        rival.add(*taken)
        sections.forget_unused(before=timezone.now())
        build = _timed(f"made:{run}", worker, cold)
        _timed(f"made:{run}:One more sentence was written here.", worker, edited)
        assert build.page_count is not None
        assert build.page_count >= LEAST_PAGES
        if run == 0:
            print(f"{build.parts.count()} sections, {build.page_count} pages; rival {pages} pages")
    rival.print("rival: one WeasyPrint run")
    cold.print("this portal, nothing kept")
    edited.print("this portal, after one edit")
    met = True
    for label, ours, most in (
        ("nothing kept", cold, MOST_COLD),
        ("after one edit", edited, MOST_EDITED),
    ):
        middle, of_rival = (results.percentile(one.seconds, 0.5) for one in (ours, rival))
        words = f"{label}: {middle / of_rival:.3f} of the rival, at most {most}"
        print(results.verdict(words, middle <= most * of_rival))
        met &= middle <= most * of_rival
    return met


def _timed(key: str, worker: int, taken: Taken) -> "Build":
    """Build a pack, add what it took, and return it."""
    start, before = time.perf_counter(), processes.cpu_seconds(worker)
    build = _built(key)
    taken.add(time.perf_counter() - start, processes.cpu_seconds(worker) - before)
    return build


def _built(key: str) -> "Build":
    """Ask for a pack and wait until the workers have built it."""
    from scrutiny.packs import actions
    from scrutiny.packs.models import Build

    give_up = time.monotonic() + GIVE_UP_SECONDS
    build = actions.request(kind="made", key=key, audience=Build.Audience.MEMBERS, by=None)
    while build.is_live and time.monotonic() < give_up:
        time.sleep(0.01)
        build.refresh_from_db(fields=["state"])
    build.refresh_from_db()
    assert build.state == Build.State.DONE, build.error or build.state
    return build


def _rival() -> tuple[int, float, float]:
    """Lay the same HTML out in one run, in a process of its own; return pages, seconds, CPU."""
    command = [sys.executable, "-m", "benchmarks.one_run"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    pages, seconds, cpu = done.stdout.split()[-3:]
    return int(pages), float(seconds), float(cpu)


def _memory(worker: int) -> bool:
    """Build a large pack and print the most memory that each of the worker's processes held."""
    build = _built(LARGE)
    peaks = [processes.peak(one) for one in (worker, *processes.children(worker))]
    each = ", ".join(f"{one:.0f}" for one in peaks)
    print(f"{build.page_count} pages; the worker, its clock and its processes at most: {each} MB")
    building = sum(sorted(peaks)[-2:])
    met = building < MOST_MEMORY
    print(results.verdict(f"{building:.0f} MB for the two that build, under {MOST_MEMORY}", met))
    return met


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

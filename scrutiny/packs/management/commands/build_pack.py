"""Build a pack from the command line, by the same actions and jobs as the page."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scrutiny.jobs import running
from scrutiny.packs import actions
from scrutiny.packs.asking import jobs_of
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused

WAIT_SECONDS = 600
PAUSE_SECONDS = 0.2

# Which option names the paper of each kind: the others are wrong use.
NAMED_BY = {"performance": "month", "agenda": "meeting", "audits": "period"}
GOES_WITH = {"as_at": "performance"}


class Command(BaseCommand):
    """`build_pack performance --panel SLUG --month YYYY-MM --out FILE.pdf [--as-at YYYY-MM-DD]`.

    Or `build_pack agenda --panel SLUG --meeting YYYY-MM-DD --out FILE.pdf`, or
    `build_pack audits --panel SLUG --period YYYY-MM|YYYY-Qn|YYYY --out FILE.pdf`; all with
    `[--audience public|members]`.
    """

    help = "Build a pack and write it to a file. Exit 0 done, 1 refused, 2 wrong use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the kind of pack, the paper and where to write it."""
        parser.add_argument("kind", choices=list(NAMED_BY))
        parser.add_argument("--panel", required=True, metavar="SLUG")
        parser.add_argument("--month", metavar="YYYY-MM", help="The month of a performance pack.")
        parser.add_argument(
            "--meeting", metavar="YYYY-MM-DD", help="The day of an agenda's meeting."
        )
        parser.add_argument(
            "--period",
            metavar="YYYY-MM",
            help="The month, quarter (2023-Q1) or year of an analysis of audits.",
        )
        parser.add_argument(
            "--as-at",
            metavar="YYYY-MM-DD",
            help="Print what had been told by the end of this day (performance).",
        )
        parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
        parser.add_argument("--audience", choices=Build.Audience.values, default="members")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for the build, do its jobs here where no worker has them, and write the file."""
        key, out = _key(options), _out(options["out"])
        try:
            build = actions.request(
                kind=options["kind"], key=key, audience=Build.Audience(options["audience"]), by=None
            )
        except PaperRefused as refused:
            raise CommandError(str(refused), returncode=1) from refused
        build = _finished(build)
        if build.file is None:
            raise CommandError(_why_not(build), returncode=1)
        try:
            out.write_bytes(build.file.read())
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error}", returncode=2) from error
        self.stdout.write(f"{out}: {build.page_count} pages")


def _finished(build: Build) -> Build:
    """Return the build after its jobs were done, here or by the workers that have them."""
    give_up = time.monotonic() + WAIT_SECONDS
    todo = jobs_of(build)
    while todo and time.monotonic() < give_up:
        for job_id in todo:
            running.run(job_id)
        before, todo = todo, jobs_of(build)
        if todo == before:
            # Workers have them, or they are to be tried again later.
            time.sleep(PAUSE_SECONDS)
    build.refresh_from_db()
    return build


def _why_not(build: Build) -> str:
    """Return why there is no file."""
    if build.state == Build.State.CANCELLED:
        return "The build was cancelled."
    return build.error or "A worker has the build and has not finished."


def _key(options: dict[str, Any]) -> str:
    """Return the paper's key; what is wrong in it the paper says."""
    kind = options["kind"]
    naming = NAMED_BY[kind]
    if options[naming] is None:
        raise CommandError(f"An option is missing: --{naming} for {kind}.", returncode=2)
    others = {name: of for of, name in NAMED_BY.items()} | GOES_WITH
    for name, of in others.items():
        if of != kind and options[name] is not None:
            option = f"--{name.replace('_', '-')}"
            raise CommandError(f"{option} goes with {of}, not with {kind}.", returncode=2)
    as_at = options["as_at"]
    return f"{options['panel']}:{options[naming]}" + (f"@{as_at}" if as_at is not None else "")


def _out(out: Path) -> Path:
    """Return where to write; raises CommandError where that cannot be."""
    if not out.parent.is_dir():
        raise CommandError(f"There is no folder {out.parent}. Make it first.", returncode=2)
    if out.is_dir():
        raise CommandError(f"{out} is a folder. Name a file in it.", returncode=2)
    return out

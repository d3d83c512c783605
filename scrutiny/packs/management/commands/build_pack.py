"""Build a pack from the command line, by the same action and job as the page."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scrutiny.jobs import running
from scrutiny.jobs.models import Job
from scrutiny.packs import actions
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused

WAIT_SECONDS = 300


class Command(BaseCommand):
    """`build_pack performance --panel SLUG --month YYYY-MM --out FILE.pdf [--as-at YYYY-MM-DD]`."""

    help = "Build a pack and write it to a file. Exit 0 done, 1 refused, 2 wrong use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the kind of pack, the paper and where to write it."""
        parser.add_argument("kind", choices=["performance"])
        parser.add_argument("--panel", required=True, metavar="SLUG")
        parser.add_argument("--month", required=True, metavar="YYYY-MM")
        parser.add_argument(
            "--as-at", metavar="YYYY-MM-DD", help="Print what had been told by the end of this day."
        )
        parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
        parser.add_argument("--audience", choices=Build.Audience.values, default="members")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for the build, run its job here if no worker has it, and write the file."""
        out: Path = options["out"]
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}. Make it first.", returncode=2)
        if out.is_dir():
            raise CommandError(f"{out} is a folder. Name a file in it.", returncode=2)
        try:
            build = actions.request(
                kind=options["kind"],
                key=_key(options["panel"], options["month"], options["as_at"]),
                audience=Build.Audience(options["audience"]),
                by=None,
            )
        except PaperRefused as refused:
            raise CommandError(str(refused), returncode=1) from refused
        build = self._finished(build)
        if build.file is None:
            raise CommandError(
                build.error or "A worker has the build and has not finished.", returncode=1
            )
        try:
            out.write_bytes(build.file.read())
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error}", returncode=2) from error
        self.stdout.write(f"{out}: {build.page_count} pages")

    def _finished(self, build: Build) -> Build:
        """Return the build after running its job here, or after the worker that has it did."""
        give_up = time.monotonic() + WAIT_SECONDS
        while build.is_live and time.monotonic() < give_up:
            job = Job.objects.filter(kind=actions.JOB_KIND, key=f"build:{build.pk}").latest("pk")
            running.run(job.pk)
            build.refresh_from_db()
            if build.is_live:
                time.sleep(0.2)
        return build


def _key(panel: str, month: str, as_at: str | None) -> str:
    """Return the paper's key; what is wrong in it the paper says."""
    return f"{panel}:{month}" + (f"@{as_at}" if as_at is not None else "")

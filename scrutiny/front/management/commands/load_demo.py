"""Load the demonstration council; safe to run again."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from scrutiny.front import demonstration
from scrutiny.packs import actions
from scrutiny.packs.fingerprint import fingerprint
from scrutiny.packs.models import Build
from scrutiny.packs.papers import kind_of

KIND, KEY, AUDIENCE = "performance", "children-and-families:2022-12", Build.Audience.MEMBERS
WAIT_SECONDS = 300
NOT_BUILT = 3


class Command(BaseCommand):
    """`load_demo [--register-only] [--build-packs | --expect-packs]`."""

    help = "Load the demonstration council from the data files. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare how far to go."""
        parser.add_argument(
            "--register-only", action="store_true", help="Stop before the returns are imported."
        )
        packs = parser.add_mutually_exclusive_group()
        packs.add_argument(
            "--build-packs",
            action="store_true",
            help="Ask for the December 2022 pack and wait until a worker has built it.",
        )
        packs.add_argument(
            "--expect-packs",
            action="store_true",
            help=f"Exit with {NOT_BUILT} unless the pack of today's figures is built.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, see to the pack as asked, and print where it is and the sign-ins."""
        try:
            sign_ins = demonstration.load(is_register_only=options["register_only"])
        except demonstration.NotADemonstration as error:
            raise CommandError(str(error), returncode=1) from error
        build = _built() if options["build_packs"] else None
        if options["expect_packs"]:
            build = _ready()
            if build is None:
                raise CommandError("The performance pack is not built yet.", returncode=NOT_BUILT)
        self.stdout.write(f"Sign in with the password {demonstration.PASSWORD}")
        for sign_in in sign_ins:
            self.stdout.write(f"  {sign_in.email:28} {sign_in.roles}")
        if build is not None:
            self._show(build)

    def _show(self, build: Build) -> None:
        """Put the pack where it is easily found, and say where."""
        stored = build.file
        if stored is None:
            raise CommandError(f"The performance pack was not built: {build.error}", returncode=1)
        path = Path(settings.VAR) / "packs" / stored.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stored.read())
        self.stdout.write(f"Performance pack for December 2022 ({build.page_count} pages): {path}")


def _ready() -> Build | None:
    """Return the finished build of today's figures, if there is one."""
    return Build.objects.filter(
        kind=KIND,
        key=KEY,
        audience=AUDIENCE,
        fingerprint=fingerprint(kind_of(KIND).edition(KEY, AUDIENCE), AUDIENCE),
        state=Build.State.DONE,
    ).first()


def _built() -> Build:
    """Ask for the pack and follow its record until a worker has finished it."""
    build = actions.request(kind=KIND, key=KEY, audience=AUDIENCE, by=None)
    give_up = time.monotonic() + WAIT_SECONDS
    while build.is_live:
        if time.monotonic() > give_up:
            raise CommandError("No worker has built the pack. Is one running?", returncode=1)
        time.sleep(0.2)
        build.refresh_from_db()
    return build

"""Load the demonstration council; safe to run again."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scrutiny.front import demonstration
from scrutiny.packs import actions
from scrutiny.packs.models import Build

PACK = ("performance", "children-and-families:2022-12")
WAIT_SECONDS = 300


class Command(BaseCommand):
    """`load_demo [--register-only] [--build-packs]`."""

    help = "Load the demonstration council from the data files. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare how far to go."""
        parser.add_argument(
            "--register-only", action="store_true", help="Stop before the returns are imported."
        )
        parser.add_argument(
            "--build-packs",
            action="store_true",
            help="Ask for the December 2022 pack and wait until a worker has built it.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, wait for the pack if asked to, and print the sign-ins."""
        try:
            sign_ins = demonstration.load(is_register_only=options["register_only"])
        except demonstration.NotADemonstration as error:
            raise CommandError(str(error), returncode=1) from error
        if options["build_packs"]:
            self._wait_for_pack()
        self.stdout.write(f"\nSign in with the password {demonstration.PASSWORD}")
        for sign_in in sign_ins:
            self.stdout.write(f"  {sign_in.email:28} {sign_in.roles}")

    def _wait_for_pack(self) -> None:
        """Ask for the pack and follow its record until it is built, by whichever worker."""
        kind, key = PACK
        build = actions.request(kind=kind, key=key, audience=Build.Audience.MEMBERS, by=None)
        give_up = time.monotonic() + WAIT_SECONDS
        while build.is_live and time.monotonic() < give_up:
            time.sleep(0.2)
            build.refresh_from_db()
        if build.file is None:
            reason = build.error or "no worker has finished it. Is one running?"
            raise CommandError(f"The performance pack was not built: {reason}", returncode=1)
        self.stdout.write(
            f"Performance pack for December 2022 ({build.page_count} pages): {build.file.path}"
        )

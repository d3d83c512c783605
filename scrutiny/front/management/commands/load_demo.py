"""Load the demonstration council; safe to run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from scrutiny.front import demonstration
from scrutiny.front.demonstration_packs import Made, PackMissing

NOT_BUILT = 3


class Command(BaseCommand):
    """`load_demo [--register-only] [--build-packs | --expect-packs]`."""

    help = "Load the demonstration council from the data files. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare how far to go."""
        parser.add_argument(
            "--register-only",
            action="store_true",
            help="Stop before the returns are imported and the meetings are loaded.",
        )
        packs = parser.add_mutually_exclusive_group()
        packs.add_argument(
            "--build-packs",
            action="store_true",
            help="Ask for the packs, wait until a worker has built them, publish the agenda.",
        )
        packs.add_argument(
            "--expect-packs",
            action="store_true",
            help=f"Exit with {NOT_BUILT} unless the packs are built and the agenda is published.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, see to the packs as asked, and print where they are and the sign-ins."""
        try:
            sign_ins = demonstration.load(is_register_only=options["register_only"])
        except demonstration.NotADemonstration as error:
            raise CommandError(str(error), returncode=1) from error
        packs = self._packs(options)
        self.stdout.write(f"Sign in with the password {demonstration.PASSWORD}")
        for sign_in in sign_ins:
            self.stdout.write(f"  {sign_in.email:28} {sign_in.roles}")
        for pack in packs:
            self._show(pack)

    def _packs(self, options: dict[str, Any]) -> list[Made]:
        """Return the packs that were asked for, none if none were."""
        try:
            if options["build_packs"]:
                return demonstration.build_packs()
            if options["expect_packs"]:
                return demonstration.packs()
        except PackMissing as missing:
            code = NOT_BUILT if options["expect_packs"] else 1
            raise CommandError(str(missing), returncode=code) from missing
        return []

    def _show(self, pack: Made) -> None:
        """Put a pack where it is easily found, and say where."""
        path = Path(settings.VAR) / "packs" / pack.file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pack.file.read())
        self.stdout.write(f"{pack.title}: {path}")

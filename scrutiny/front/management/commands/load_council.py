"""Bring an installation to what a council's data files say; safe to run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audits.actions.register import RegisterRefused
from audits.actions.tools import VersionInUse
from performance.definitions import DefinitionError, load_council
from scrutiny.front import council

REFUSED = 1


class Command(BaseCommand):
    """`load_council FOLDER`."""

    help = (
        "Load panels, people, indicators, areas, targets and words from data files, and the teams, "
        "auditors and tools of audits: no accounts and no returns. Safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare where the files are."""
        parser.add_argument(
            "folder", type=Path, help="It holds indicators/, panels/ and glossary.yaml."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all of it or nothing, and say what comes next."""
        try:
            files = load_council(options["folder"])
            panels = council.load(files, council.audit_files(options["folder"], files))
        except (DefinitionError, RegisterRefused, VersionInUse) as error:
            raise CommandError(str(error), returncode=REFUSED) from error
        for panel in panels.values():
            self.stdout.write(f"{panel.name} ({panel.slug}) is as its file says.")
        self.stdout.write("Next: create_account makes the accounts of those who take part.")

"""Import a return from the command line, by the same actions as the page."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from performance.actions.importing import Choices, Imported, import_file
from performance.management import arguments
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel


class Command(BaseCommand):
    """`import_return FILE --panel SLUG --month YYYY-MM [...]`."""

    help = "Import a return. Exit 0 done, 1 refused with nothing saved, 2 wrong use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, what it is for, and what to do about what is found."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--panel", required=True, metavar="SLUG")
        parser.add_argument("--month", required=True, type=arguments.month, metavar="YYYY-MM")
        parser.add_argument("--data-date", type=arguments.day, metavar="YYYY-MM-DD")
        parser.add_argument("--told-on", type=arguments.day, metavar="YYYY-MM-DD")
        parser.add_argument("--by", metavar="EMAIL")
        parser.add_argument("--create-unknown", action="store_true")
        parser.add_argument("--accept-warnings", action="store_true")
        parser.add_argument(
            "--because", default="", metavar="TEXT", help="Why figures change that were told."
        )
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check and, where the officer's answers allow it, accept."""
        panel = arguments.panel_of(options["panel"])
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.", returncode=arguments.WRONG_USE)
        imported = import_file(
            data=path.read_bytes(),
            name=path.name,
            panel=panel,
            month=options["month"],
            data_on=options["data_date"] or options["month"].end,
            told_on=options["told_on"],
            by=_sender(options["by"], panel),
            choices=Choices(
                has_accepted_warnings=options["accept_warnings"],
                is_creating_unknown=options["create_unknown"],
                is_dry_run=options["dry_run"],
                because=options["because"].strip(),
            ),
        )
        self.stdout.write(
            json.dumps(_as_json(imported)) if options["json"] else _as_text(imported, path.name)
        )
        if imported.status != "accepted" and not (
            options["dry_run"] and imported.status == "checked"
        ):
            sys.exit(arguments.REFUSED)


def _sender(email: str | None, panel: Panel) -> User | None:
    """Return the account that sends, if one is named; it must be allowed to."""
    if email is None:
        return None
    user: User | None = User.objects.enabled().filter(email__iexact=email).first()
    if user is None:
        raise CommandError(f"There is no account {email}.", returncode=arguments.REFUSED)
    if not (may(user, "return.upload", panel) and may(user, "return.accept", panel)):
        raise CommandError(
            f"{user.name} may not send in returns for {panel}. A performance officer may.",
            returncode=arguments.REFUSED,
        )
    return user


def _as_json(imported: Imported) -> dict[str, Any]:
    """Return the answer in the shape other programs read."""
    return {
        "return": imported.return_.pk if imported.return_ else None,
        "status": imported.status,
        "observations": imported.counts,
        "issues": [
            {
                "severity": finding.severity.value,
                "code": finding.code,
                "sheet": finding.sheet,
                "cell": finding.cell,
                "message": finding.message,
            }
            for finding in imported.findings
        ],
    }


def _as_text(imported: Imported, name: str) -> str:
    """Return the answer for a person at a terminal."""
    lines = [
        f"{finding.severity.value:8} {finding.cell:8} {finding.message}"
        for finding in imported.findings
    ]
    counted = ", ".join(f"{number} {word}" for word, number in imported.counts.items())
    ending = {
        "accepted": f"{name}: accepted ({counted}).",
        "checked": f"{name}: nothing saved ({counted}). Correct it, or add --accept-warnings.",
        "refused": f"{name}: refused, nothing saved.",
    }
    return "\n".join([*lines, ending[imported.status]])

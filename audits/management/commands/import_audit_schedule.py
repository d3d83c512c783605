"""Adopt a year's published schedule from the command line, by the same actions as the page."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audits.actions.programme import Adopted, ProgrammeRefused, adopt_file
from audits.programme import Fault, Schedule, ScheduleRefused, month_name
from scrutiny.access.door import may
from scrutiny.accounts.models import User

REFUSED = 1
WRONG_USE = 2


class Command(BaseCommand):
    """`import_audit_schedule FILE --year YYYY [--by EMAIL] [--json]`."""

    help = "Adopt a schedule of audits. Exit 0 done, 1 refused with nothing saved, 2 wrong use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, its year and who answers for it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", required=True, type=int, metavar="YYYY")
        parser.add_argument("--by", metavar="EMAIL")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file and adopt it, or say everything that is wrong with it."""
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.", returncode=WRONG_USE)
        by = _keeper(options["by"])
        try:
            schedule, adopted = adopt_file(
                data=path.read_bytes(), name=path.name, year=options["year"], by=by
            )
        except ScheduleRefused as refused:
            self._refuse(options["year"], refused.faults, is_json=options["json"])
        except ProgrammeRefused as refused:
            fault = Fault(0, "", str(refused))
            self._refuse(options["year"], (fault,), is_json=options["json"])
        else:
            said = _as_json(schedule, adopted)
            self.stdout.write(json.dumps(said) if options["json"] else _as_text(schedule, adopted))

    def _refuse(self, year: int, faults: tuple[Fault, ...], *, is_json: bool) -> None:
        """Say the faults and end with the exit code of a refusal."""
        if is_json:
            told = [
                {"row": fault.row, "column": fault.column, "message": fault.words}
                for fault in faults
            ]
            self.stdout.write(json.dumps({"year": year, "status": "refused", "faults": told}))
        else:
            self.stdout.write("\n".join(str(fault) for fault in faults))
        raise CommandError(f"Refused: nothing of {year} was changed.", returncode=REFUSED)


def _keeper(email: str | None) -> User | None:
    """Return the account that adopts, if one is named; it must be allowed to."""
    if email is None:
        return None
    user: User | None = User.objects.enabled().filter(email__iexact=email).first()
    if user is None:
        raise CommandError(f"There is no account {email}.", returncode=REFUSED)
    if not may(user, "audit.set_up"):
        raise CommandError(
            f"{user.name} may not set up audits. A quality assurance lead may.", returncode=REFUSED
        )
    return user


def _as_json(schedule: Schedule, adopted: Adopted) -> dict[str, Any]:
    """Return the answer in the shape other programs read."""
    return {
        "year": schedule.year,
        "status": "adopted" if adopted.changes else "unchanged",
        "months": [
            {"month": change.month, "changes": list(change.words)} for change in adopted.changes
        ],
        "remarks": [
            *({"month": None, "message": words} for words in schedule.remarks),
            *(
                {"month": month.month, "message": words}
                for month in schedule.months
                for words in month.remarks
            ),
        ],
        "faults": [],
    }


def _as_text(schedule: Schedule, adopted: Adopted) -> str:
    """Return the answer for a person at a terminal."""
    remarks = [
        *(f"Remark: {words}" for words in schedule.remarks),
        *(
            f"{month_name(month.month)}, remark: {words}"
            for month in schedule.months
            for words in month.remarks
        ),
    ]
    changes = [
        f"{month_name(change.month)}: {words}"
        for change in adopted.changes
        for words in change.words
    ]
    ending = f"The programme of {schedule.year} is " + (
        "adopted." if changes else "as the file says already."
    )
    return "\n".join([*remarks, *changes, ending])

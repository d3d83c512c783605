"""Print how the indicators of a panel's month are rated."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from performance.judging import ratings_of
from performance.management import arguments
from performance.models import Observation
from performance.told.board import board


class Command(BaseCommand):
    """`ratings --panel SLUG --month YYYY-MM --json`."""

    help = "Count red, amber, green and not rated indicators of a month."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the panel, the month and the form of the answer."""
        parser.add_argument("--panel", required=True, metavar="SLUG")
        parser.add_argument("--month", required=True, type=arguments.month, metavar="YYYY-MM")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rate what the returns accepted so far say."""
        panel = arguments.panel_of(options["panel"])
        if not Observation.objects.exists():
            raise CommandError("No return has been accepted yet. Import one first.", returncode=1)
        ratings = ratings_of(board(panel, options["month"], Observation.objects.recorded()))
        if options["json"]:
            self.stdout.write(json.dumps(ratings))
            return
        for code, colour in ratings["by_indicator"].items():
            self.stdout.write(f"{code:8} {colour}")

"""Print the council's own figures of an indicator, today or as told by a day."""

import json
from argparse import ArgumentParser
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from performance.analysis.figures import Period, Unit
from performance.management import arguments
from performance.models import Cell, Indicator, Observation


class Command(BaseCommand):
    """`observations --indicator CODE [--as-at YYYY-MM-DD] --json`."""

    help = "List an indicator's figures with the return and cells they came from."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the indicator, the day and the form of the answer."""
        parser.add_argument("--indicator", required=True, metavar="CODE")
        parser.add_argument("--as-at", type=arguments.day, metavar="YYYY-MM-DD")
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """List the monthly figures in period order."""
        found = Indicator.objects.filter(code=options["indicator"]).prefetch_related("versions")
        indicator = found.first()
        if indicator is None:
            raise CommandError(f"There is no indicator '{options['indicator']}'.", returncode=1)
        figures = Observation.objects.own().filter(indicator=indicator, frequency="month")
        seen = figures.as_at(options["as_at"]) if options["as_at"] else figures.recorded()
        cells = _cells_saying(indicator)
        rows = [
            _row(observation, indicator, cells)
            for observation in seen.select_related("source_cell").order_by("period_start")
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows))
            return
        for row in rows:
            self.stdout.write(f"{row['period']}  {row['value'] or row['state']}")


def _cells_saying(indicator: Indicator) -> dict[tuple[int, Period], list[str]]:
    """Return the addresses of an indicator's own figures by return and period."""
    found: dict[tuple[int, Period], list[str]] = defaultdict(list)
    cells = Cell.objects.filter(indicator=indicator, role="figure", period_start__isnull=False)
    for cell in cells.exclude(verdict=Cell.Verdict.REJECTED).order_by("row", "column"):
        if cell.period_start and cell.period_end:
            found[cell.parent_id, Period(cell.period_start, cell.period_end)].append(cell.address)
    return found


def _row(
    observation: Observation,
    indicator: Indicator,
    cells: dict[tuple[int, Period], list[str]],
) -> dict[str, object]:
    """Return one figure as the command prints it; the cell it was taken from stands first."""
    figure = observation.figure()
    exact = figure.exact_in(Unit(indicator.definition_on(observation.period_end).unit))
    source = observation.source_cell
    others = [
        address
        for address in cells[source.parent_id, observation.period]
        if address != source.address
    ]
    return {
        "period": f"{observation.period_start:%Y-%m}",
        "value": None if exact is None else _plain(exact),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "state": figure.state.value if figure.state else None,
        "return": source.parent_id,
        "cells": [source.address, *others],
    }


def _plain(value: Fraction) -> str:
    """Return a number with at most two decimals, half up: 29.77, 299."""
    rounded = Decimal(value.numerator) / Decimal(value.denominator)
    text = str(rounded.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return text.removesuffix(".00")

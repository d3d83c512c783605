"""Filling a PostgreSQL database with observations of other services and of years gone by."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection, transaction

from performance.models import Indicator, IndicatorVersion, Observation
from scrutiny.panels.models import Panel

# Twenty years by month, every figure sent seven times: once new and six times repeated.
FIRST, LAST_OF_PANEL, LAST = "2003-04-01", "2021-03-01", "2023-03-01"
VERSIONS = 7

ROWS = """
    INSERT INTO performance_observation (
        indicator_id, body_id, period_start, period_end, frequency, value, state, source_cell_id,
        data_on, accepted_on, known_at, recorded_at, superseded_at
    )
    SELECT indicator.id, body.id, month::date, (month + interval '1 month - 1 day')::date, 'month',
        100 + indicator.id %% 50, '', cell.id,
        (month + interval '1 month' * (version + 1) - interval '1 day')::date,
        (month + interval '1 month' * (version + 1) + interval '20 days')::date,
        month + interval '1 month' * (version + 1) + interval '20 days', now(),
        CASE WHEN version < %(versions)s - 1 THEN now() END
    FROM performance_indicator AS indicator
        CROSS JOIN generate_series(%(first)s::timestamptz, %(last)s, '1 month') AS month
        CROSS JOIN generate_series(0, %(versions)s - 1) AS version
        CROSS JOIN (SELECT id FROM performance_body WHERE is_own) AS body
        CROSS JOIN (SELECT min(id) AS id FROM performance_cell) AS cell
    WHERE indicator.code = ANY(%(codes)s)
    ORDER BY month, version, indicator.id
    LIMIT %(limit)s
"""


def count() -> int:
    """Return how many observations there are."""
    return int(Observation.objects.count())


def fill_to(size: int) -> None:
    """Add observations until there are so many, then let the database look at its tables.

    From a hundred thousand on the panel's own indicators have their twenty years as well.
    """
    own = list(Indicator.objects.filter(code__startswith="BM").values_list("code", flat=True))
    if size >= 100_000:
        _insert(own, LAST_OF_PANEL, size - count())
    first, needed = Indicator.objects.count(), -(-(size - count()) // (20 * 12 * VERSIONS))
    others = [f"Z{number:07}" for number in range(first, first + needed)]
    _add_indicators(others)
    _insert(others, LAST, size - count())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _add_indicators(codes: list[str]) -> None:
    """Add indicators that stand in no panel's area."""
    made = Indicator.objects.bulk_create(
        Indicator(code=code, name=f"Cases {code}", short_name=code) for code in codes
    )
    IndicatorVersion.objects.bulk_create(
        IndicatorVersion(
            indicator=one,
            from_on=date(2003, 4, 1),
            definition="Made.",
            unit="number",
            polarity="neither",
            basis="in the period",
        )
        for one in made
    )


def _insert(codes: list[str], last: str, limit: int) -> None:
    """Write the rows of these indicators; the checks of foreign keys, which hold, are left out."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        values: dict[str, Any] = {
            "codes": codes,
            "first": FIRST,
            "last": last,
            "versions": VERSIONS,
            "limit": max(limit, 0),
        }
        cursor.execute(ROWS, values)


def plans(panel: Panel, day: date) -> Iterator[tuple[str, str]]:
    """Say how the database finds a member's and an officer's figures: the indexes it goes by."""
    from performance.models import Placement

    ids = list(Placement.objects.filter(area__panel=panel).values_list("indicator_id", flat=True))
    chosen = Observation.objects.filter(
        indicator_id__in=ids, period_start__gte=date(2021, 4, 1), period_end__lte=date(2023, 3, 31)
    )
    for name, read in (("member", chosen.as_at(day)), ("officer", chosen.recorded())):
        plan = json.loads(read.explain(format="json"))
        scans = sorted(set(_scans(plan[0]["Plan"])))
        yield name, ", ".join(scans)


def _scans(node: dict[str, Any]) -> Iterator[str]:
    """Walk a plan and name each way of reading the observations."""
    if node.get("Relation Name") == "performance_observation" or "Bitmap" in node["Node Type"]:
        yield f"{node['Node Type']} {node.get('Index Name', '')}".strip()
    for below in node.get("Plans", ()):
        yield from _scans(below)

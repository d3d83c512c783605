"""The register in a database that tests commit to: each of them begins with it, and empties it.

Loading it takes seconds, so its rows are copied out once a run, and in again before a test.
"""

from typing import LiteralString

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from psycopg import sql

from scrutiny.panels.models import Panel

_rows: dict[str, bytes] = {}


def keep() -> None:
    """Copy all rows out, of every table. PostgreSQL only."""
    with connection.cursor() as cursor:
        for table in _tables():
            with cursor.copy(_of("COPY {} TO STDOUT", table)) as copying:
                _rows[table] = b"".join(bytes(part) for part in copying)


@pytest.fixture
def register(transactional_db: None) -> None:
    """Have the register committed, where a test before this one emptied it."""
    if not Panel.objects.exists():
        _put_back()


def _put_back() -> None:
    """Replace whatever is there by the rows that were kept."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _rows:
            cursor.execute(_of("DELETE FROM {}", table))
        for table, rows in _rows.items():
            with cursor.copy(_of("COPY {} FROM STDIN", table)) as copying:
                copying.write(rows)
    # Known by keys that the emptying had given anew.
    ContentType.objects.clear_cache()


def _of(statement: LiteralString, table: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(table))


def _tables() -> list[str]:
    migrations = "django_migrations"
    return [name for name in connection.introspection.table_names() if name != migrations]

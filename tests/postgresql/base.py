"""Django's PostgreSQL, emptied after a test that commits by deleting its rows.

Django truncates, which gives each of the tables new files on disk: with few rows that takes far
longer than deleting them. References are checked when the transaction ends, so any order will do.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql import base, operations


class DatabaseOperations(operations.DatabaseOperations):
    """Empties tables by rows."""

    def sql_flush(
        self, style: Any, tables: Sequence[str], *, reset_sequences: bool = False, **_also: Any
    ) -> list[str]:
        """Return what empties these tables; keys go on from where they were."""
        if reset_sequences:
            raise NotImplementedError("No test counts keys from one.")
        delete_from = style.SQL_KEYWORD("DELETE FROM")
        return [f"{delete_from} {self.quote_name(table)};" for table in tables]


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection."""

    ops_class = DatabaseOperations

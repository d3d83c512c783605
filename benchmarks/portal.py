"""A portal of its own for a benchmark: production settings, an empty database, a folder that goes.

Open it before anything of the portal is imported, since settings are read from the environment.
"""

import os
import platform
import re
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import psycopg


@contextmanager
def opened(database_url: str = "", *, module: str = "scrutiny.config.settings") -> Iterator[None]:
    """Set Django up on a new SQLite database, or on a new one of the PostgreSQL server named."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="scrutiny-benchmark-"))
        for name in [*os.environ]:
            if name.startswith("SCRUTINY_") or name in {"DATABASE_URL", "REDIS_URL"}:
                del os.environ[name]
        os.environ["DJANGO_SETTINGS_MODULE"] = module
        os.environ["SCRUTINY_VAR"] = folder
        os.environ["SCRUTINY_SECRET_KEY"] = uuid.uuid4().hex * 2
        os.environ["SCRUTINY_LOG_LEVEL"] = "WARNING"
        if database_url:
            os.environ["DATABASE_URL"] = stack.enter_context(_new_database(database_url))
        import django
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections
        from django.utils.module_loading import import_string

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        # As the web process starts: whatever it does to be quick is done here as well.
        import_string(settings.WSGI_APPLICATION)
        stack.callback(connections.close_all)
        yield


@contextmanager
def _new_database(server_url: str) -> Iterator[str]:
    """Give the address of a database of this run's own, dropped at the end."""
    parts = urlsplit(server_url)
    name = f"scrutiny_benchmark_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server_url, dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def machine() -> str:
    """Say on what the figures were measured: cores, processor, Python and database."""
    from django.db import connection

    database = f"SQLite {sqlite3.sqlite_version}"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            database = f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
    processor = platform.machine()
    if (file := Path("/proc/cpuinfo")).exists():
        words = file.read_text(encoding="utf-8")
        found = re.search(r"^model name\s*:\s*(.+)$", words, re.MULTILINE)
        processor = found[1] if found else processor
    cores = f"{os.cpu_count()} cores, {processor}"
    return f"{cores}, Python {platform.python_version()}, {database}"

"""Databases that exist for one benchmark: made empty, and dropped after it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"


@contextmanager
def sqlite() -> Iterator[str]:
    """The address of a new SQLite database."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a new PostgreSQL database, or None where no server answers.

    The server is the one that DATABASE_URL names, else one on this machine.
    """
    named = os.environ.get("DATABASE_URL", "")
    server = named if named.startswith("postgres") else LOCAL
    name = f"bench_{os.getpid()}"
    try:
        connection = psycopg2.connect(server, connect_timeout=3)
    except psycopg2.OperationalError as error:
        print(f"No PostgreSQL was measured: {str(error).strip().splitlines()[0]}")
        yield None
        return
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    connection.close()

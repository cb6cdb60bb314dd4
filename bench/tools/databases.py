"""Databases that exist for one benchmark: made empty, and dropped after it."""

import os
import subprocess
import sys
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


def on_each(module: str, count: int) -> bool:
    """Runs `python -m module count` on a new database of each sort. True where all went well.

    Each has a process of its own: settings, and the shape of Wagtail's index, are made when a
    process starts.
    """
    with sqlite() as url:
        kept = _in_a_process(module, url, count)
    with postgresql() as server:
        return (server is None or _in_a_process(module, server, count)) and kept


def _in_a_process(module: str, url: str, count: int) -> bool:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
    }
    command = [sys.executable, "-m", module, str(count)]
    return subprocess.run(command, env=environment, check=False).returncode == 0

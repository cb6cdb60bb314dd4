"""Copies of databases, so that the browser's site never shares one with the other tests.

The site under test is planted once, in a copy of the empty test database. Each test file gets a
copy of that: a file may write what it likes, and the next one finds the site as it was planted.
"""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection, connections

Settings = dict[str, Any]
Answer = TypeVar("Answer")


@contextmanager
def copy_of(source: Settings, name: str, folder: Path) -> Iterator[Settings]:
    """The settings of a copy that lasts as long as the block."""
    if connection.vendor == "sqlite":
        path = folder / f"{name}.sqlite3"
        with (
            closing(sqlite3.connect(source["NAME"], uri=True)) as original,
            closing(sqlite3.connect(path)) as copy,
        ):
            original.backup(copy)
        yield {**source, "NAME": str(path)}
        return
    target = f"{connection.settings_dict['NAME']}_{name}"
    connection.close()  # PostgreSQL copies only what nobody is connected to
    _on_server(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
    _on_server(f'CREATE DATABASE "{target}" TEMPLATE "{source["NAME"]}"')
    try:
        yield {**source, "NAME": target}
    finally:
        # By force: a browser may hold a line to the server open, and that one to the database.
        _on_server(f'DROP DATABASE "{target}" WITH (FORCE)')


def _on_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def for_new_threads(database: Settings) -> Iterator[None]:
    """Threads that start in the block use this database; the tests' own thread does not."""
    usual = connections.settings["default"]
    connections.settings["default"] = database
    try:
        yield
    finally:
        connections.settings["default"] = usual


def in_new_thread(work: Callable[[], Answer]) -> Answer:
    """Does what has to do with the site's database, where the site's own threads do it."""

    def run() -> Answer:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as threads:
        return threads.submit(run).result()

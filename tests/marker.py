"""Looks for a word in every table of the database and in every file below some folders."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection


def tables_with(marker: str) -> list[str]:
    """The tables, also those that no model stands for, in which the word stands."""
    with connection.cursor() as cursor:
        return [table for table in _tables(cursor) if _holds(cursor, table, marker.lower())]


def files_with(marker: str, *folders: Path) -> list[str]:
    found = marker.lower().encode()
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return sorted(str(file) for file in files if found in file.read_bytes().lower())


def _tables(cursor: Any) -> list[str]:
    if connection.vendor == "postgresql":
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    else:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return sorted(name for (name,) in cursor.fetchall())


def _holds(cursor: Any, table: str, marker: str) -> bool:
    if connection.vendor == "postgresql":
        cursor.execute(
            f'SELECT EXISTS (SELECT 1 FROM "{table}" AS r WHERE r::text ILIKE %s)', [f"%{marker}%"]
        )
        return bool(cursor.fetchone()[0])
    cursor.execute(f'SELECT * FROM "{table}"')
    return any(marker.encode() in value for row in cursor.fetchall() for value in _bytes(row))


def _bytes(row: tuple) -> Iterator[bytes]:
    for value in row:
        if isinstance(value, (bytes, memoryview)):
            yield bytes(value).lower()
        elif value is not None:
            yield str(value).lower().encode()

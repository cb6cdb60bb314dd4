"""Runs a benchmark on each database, in a process of its own: settings are read when it starts."""

import os
import subprocess
import sys

from bench.tools import databases


def on_each_database(module: str, count: int) -> bool:
    """`python -m MODULE COUNT` on SQLite and, where a server answers, on PostgreSQL.

    True where both keep their limits.
    """
    with databases.sqlite() as url:
        kept = on_one_database(module, count, url)
    with databases.postgresql() as server:
        return (server is None or on_one_database(module, count, server)) and kept


def on_one_database(module: str, count: int, url: str) -> bool:
    """`python -m MODULE COUNT` on this database. True where it keeps its limits."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
    }
    command = [sys.executable, "-m", module, str(count)]
    return subprocess.run(command, env=environment, check=False).returncode == 0

"""A thousand sends of the feedback form by eight clients, while a server process dies every second.

The limit: every form whose receipt was shown is in the database exactly once, on both databases.
"""

import os
import sys

from bench.tools.processes import on_each_database

COUNT = 1_000
COUNT_QUICK = 150


def run(quick: bool = False) -> bool:
    """Sends on each database. True where nothing is lost or doubled."""
    return on_each_database("bench.feedback", COUNT_QUICK if quick else COUNT)


def _send_here(count: int) -> bool:
    from django.core.management import call_command
    from django.db import connection

    from bench.tools.killing import is_whole, prepare, send_all, served

    print(f"\nPreparing {count:,} forms in {connection.display_name} …", flush=True)
    call_command("migrate", verbosity=0)
    keys = prepare(count)
    connection.close()
    with served(os.environ["DATABASE_URL"]) as (port, master):
        told = send_all(keys, port, master)
    problems = is_whole(keys, told)
    print(
        f"  {count:,} forms sent by 8 clients in {told.seconds:.1f} s; "
        f"{told.killed} processes killed, {told.broken} lines broken"
    )
    print(f"  Each stored exactly once: {'yes' if not problems else 'NO: ' + '; '.join(problems)}")
    return not problems


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(0 if _send_here(int(sys.argv[1])) else 1)

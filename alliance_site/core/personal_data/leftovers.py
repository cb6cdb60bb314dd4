"""Takes away what a database keeps of rows that were deleted.

SQLite: `secure_delete` writes zeros over deleted rows, the words in the full-text table go when it
is put in order, and the log of changes (WAL) is emptied into the file. PostgreSQL: dead rows go
with its own VACUUM, which it does by itself. What backups keep is in docs/operators-guide.md.
"""

import logging

from django.db import DatabaseError, connection, transaction
from django_tasks import task

from alliance_site.core.search.forgetting import forget_deleted_words

logger = logging.getLogger(__name__)


def clean_up() -> str:
    """Safe at any time, and as often as one likes."""
    forget_deleted_words()
    if connection.vendor != "sqlite":
        return "The database takes deleted rows away by itself."
    if connection.in_atomic_block:
        return "Not yet: the deletion is not stored."
    with connection.cursor() as cursor:
        # Busy where somebody reads at this moment: then the next run does it.
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return "Not yet: the database is in use." if busy else "Nothing deleted is left in the file."


@task()
def clean_up_task() -> None:
    try:
        clean_up()
    except DatabaseError:
        # The nightly job does it again.
        logger.exception("What a deletion left in the database could not be taken away yet")


def clean_up_soon() -> None:
    """Once the change is stored, by the worker: it may take some seconds."""
    transaction.on_commit(clean_up_task.enqueue)

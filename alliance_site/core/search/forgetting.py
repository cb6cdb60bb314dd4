"""Takes something out of the search index at once, so that no table of it holds a word of it."""

from django.db import connection
from django.db.models import Model
from wagtail.search import index
from wagtail.search.models import IndexEntry

WORDS = f"{IndexEntry._meta.db_table}_fts"


def forget(instance: Model) -> None:
    """Part of the transaction that hides it from the public.

    SQLite's full-text table only marks what is deleted until it next tidies up: it is told to now.
    """
    index.remove_object(instance)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {WORDS}({WORDS}) VALUES ('optimize')")  # noqa: S608 (names of our own)

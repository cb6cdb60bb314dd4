"""Takes something out of the search index at once, so that no table of it holds a word of it."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from wagtail.search.models import IndexEntry

WORDS = f"{IndexEntry._meta.db_table}_fts"


def forget(instance: Model) -> None:
    """Part of the transaction that hides it from the public.

    Wagtail's index lets go of what is deleted, but not of what is no longer public.
    """
    model = type(instance)
    kinds = ContentType.objects.get_for_models(model, *model._meta.parents).values()
    entries = IndexEntry.objects.filter(content_type__in=kinds, object_id=str(instance.pk))
    if entries.delete()[0]:
        forget_deleted_words()


def forget_deleted_words() -> None:
    """SQLite's full-text table only marks deleted words: put in order, it drops them."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {WORDS}({WORDS}) VALUES ('optimize')")  # noqa: S608 (ours)

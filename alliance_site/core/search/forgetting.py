"""Takes things out of the search index at once and for good."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from wagtail.search.models import IndexEntry

TABLE = f"{IndexEntry._meta.db_table}_fts"


def forget(things: Iterable[Model]) -> int:
    """Wagtail's index lets go of what is deleted, but not of what is no longer public."""
    keys: dict[type[Model], list[str]] = {}
    for thing in things:
        keys.setdefault(type(thing), []).append(str(thing.pk))
    count = 0
    for model, chosen in keys.items():
        kinds = ContentType.objects.get_for_models(model, *model._meta.parents).values()
        entries = IndexEntry.objects.filter(content_type__in=kinds, object_id__in=chosen)
        count += entries.delete()[0]
    return count


def forget_deleted_words() -> None:
    """SQLite's full-text table only marks deleted words: put in order, it drops them."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")  # noqa: S608 (ours)

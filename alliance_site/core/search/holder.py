"""What the search index still says of somebody, though what said it is gone from the site.

As long as a page says it, the index must: the page is found where all tables are looked through.
"""

from typing import Any

from django.db import connection
from wagtail.search.models import IndexEntry

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person

# PostgreSQL keeps the text beside what it searches in.
FIELDS = ("title_text", "body_text") if connection.vendor == "postgresql" else ("title", "body")


def _left_over(person: Person) -> list[IndexEntry]:
    named = rows_that_mention(IndexEntry.objects.all(), person, *FIELDS)
    return [entry for entry in named if not _is_indexed(entry)]


def _is_indexed(entry: IndexEntry) -> bool:
    model = entry.content_type.model_class()
    return bool(model and model.get_indexed_objects().filter(pk=entry.object_id).exists())


def _find(person: Person) -> list[Held]:
    return [Held("Words in the search index") for _ in _left_over(person)]


def _export(person: Person) -> list[dict[str, Any]]:
    return [{"What": "Words about you in our search."} for _ in _left_over(person)]


def _erase(person: Person) -> int:
    keys = [entry.pk for entry in _left_over(person)]
    return len(keys) if IndexEntry.objects.filter(pk__in=keys).delete()[0] else 0


def register() -> None:
    full_text = [relation.related_model for relation in IndexEntry._meta.related_objects]
    covers = (IndexEntry, *full_text)
    holders.register(Holder("search", "Search index", _find, _export, _erase, covers=covers))

"""What the admin's history of pages and other things says of somebody, such as in an old title."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import BaseLogEntry, ModelLogEntry, PageLogEntry

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention, without
from alliance_site.core.personal_data.person import Person

LOGS = (PageLogEntry, ModelLogEntry)


def _entries(person: Person) -> Iterator[BaseLogEntry]:
    for log in LOGS:
        yield from rows_that_mention(log.objects.all(), person, "label", "data")


def _find(person: Person) -> list[Held]:
    return [
        Held(f"An address, number or code in the admin's history of {entry.timestamp:%d/%m/%Y}")
        for entry in _entries(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {"When": entry.timestamp, "What": entry.label, "More": entry.data}
        for entry in _entries(person)
    ]


def _erase(person: Person) -> int:
    """The mention goes; who did what, and when, stays."""
    named = list(_entries(person))
    for entry in named:
        data = json.dumps(entry.data, cls=DjangoJSONEncoder, ensure_ascii=False)
        # Past save(), which a log refuses for what is written already.
        type(entry).objects.filter(pk=entry.pk).update(
            label=without(entry.label, person), data=json.loads(without(data, person))
        )
    return len(named)


def register() -> None:
    holders.register(Holder("logs", "History in the admin", _find, _export, _erase, covers=LOGS))

"""What sessions hold on somebody: a form that is half filled in, or a login."""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.sessions.models import Session

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import mentions
from alliance_site.core.personal_data.person import Person


def _sessions(person: Person) -> Iterator[tuple[Session, dict[str, Any]]]:
    """They are few, and written so that no database can look into them."""
    for session in Session.objects.all().iterator():
        held = session.get_decoded()
        if mentions(json.dumps(held, default=str, ensure_ascii=False), person):
            yield session, held


def _find(person: Person) -> list[Held]:
    return [
        Held(f"A session that ends by itself on {session.expire_date:%d/%m/%Y}")
        for session, _ in _sessions(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    # A key of a login would let whoever reads it log in.
    return [
        {name: value for name, value in held.items() if not name.startswith("_")}
        for _, held in _sessions(person)
    ]


def _erase(person: Person) -> int:
    keys = [session.pk for session, _ in _sessions(person)]
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)


def register() -> None:
    holders.register(Holder("sessions", "Sessions", _find, _export, _erase, covers=(Session,)))

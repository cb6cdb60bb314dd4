"""What on this site must be checked: each source tells what is due, whatever it is.

Pages are one source, facts another; apps add theirs in `ready()`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class DueItem:
    """One thing to check. `reason` is plain words, such as "Never reviewed"; `due` may be None
    where nobody has set a day yet; `owner` is a user, or None where nobody owns it."""

    kind: str
    title: str
    reason: str
    due: date | None
    owner: Any
    owner_role: str
    url: str


@dataclass(frozen=True)
class DueSource:
    """Where things to check come from: `items` gives all that is due on or before a day."""

    name: str
    items: Callable[[date], Iterable[DueItem]]


_sources: dict[str, DueSource] = {}


def register(source: DueSource) -> None:
    """Adds a source; one of the same name takes the place of the earlier."""
    _sources[source.name] = source


def unregister(name: str) -> None:
    _sources.pop(name, None)


def due_by(day: date) -> list[DueItem]:
    """All that is due on or before the day, what has waited longest first, the undated on top."""
    items = [item for source in _sources.values() for item in source.items(day)]
    return sorted(items, key=lambda item: (item.due or date.min, item.kind, item.title))

"""Addresses for the site map that are no pages of the tree. Apps add theirs in `ready()`."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain

# An address without the host, and when it last changed.
Entry = tuple[str, datetime | None]
Provider = Callable[[], Iterable[Entry]]
_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Adds what an app has; one of the same name takes the place of the earlier."""
    _providers[name] = provider


def unregister(name: str) -> None:
    _providers.pop(name, None)


def more_entries() -> Iterator[Entry]:
    return chain.from_iterable(provider() for provider in _providers.values())

"""Where a fact can take its figure from, by itself. Apps add what they have in `ready()`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

# Stands between the name of a source and the key that the source knows a figure by.
BETWEEN = ":"


@dataclass(frozen=True)
class FactValue:
    """A figure as it is now: what people read, who says so, and the day that it was true."""

    value: str
    source_name: str
    source_url: str
    as_at: date


@dataclass(frozen=True)
class FactSource:
    """Something that has figures. `offers` gives them in named groups, each by its key with a
    label; `read` what some of them are now, but for those that are not there now."""

    name: str
    offers: Callable[[], Iterable[tuple[str, Iterable[tuple[str, str]]]]]
    read: Callable[[Iterable[str]], Mapping[str, FactValue]]


_sources: dict[str, FactSource] = {}


def register(source: FactSource) -> None:
    """Adds a source; one of the same name takes the place of the earlier."""
    _sources[source.name] = source


def unregister(name: str) -> None:
    _sources.pop(name, None)


def on_offer() -> list[tuple[str, list[tuple[str, str]]]]:
    """What staff can choose from, in groups: the key that a fact keeps, with words."""
    return [
        (group, [(f"{source.name}{BETWEEN}{key}", label) for key, label in figures])
        for source in _sources.values()
        for group, figures in source.offers()
    ]


def read(keys: Iterable[str]) -> dict[str, FactValue]:
    """What the figures are now, by the keys that facts keep."""
    by_source: dict[str, list[str]] = {}
    for whole in keys:
        name, _, key = whole.partition(BETWEEN)
        by_source.setdefault(name, []).append(key)
    return {
        f"{name}{BETWEEN}{key}": value
        for name, asked in by_source.items()
        if name in _sources
        for key, value in _sources[name].read(asked).items()
    }

"""Who has figures to place on pages. An app adds its provider in `ready()`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Headline:
    """A figure in large letters, with what it means and where it comes from."""

    value: str
    label: str
    source: str
    source_url: str
    as_at: str


class LiveFigure(Protocol):
    """One figure through all its months. A month is written 2025-09; none stands for the newest."""

    def headline(self, month: str) -> Headline | None:
        """None where there is no figure for the month."""

    def chart(self, month: str) -> Markup | None:
        """The chart up to a month, with its numbers and its source."""


class Provider(Protocol):
    """An app's figures. A key is the app's own; it stands in the content of pages."""

    def choices(self) -> Choices:
        """Keys with the words that editors choose by."""

    def months(self) -> Choices:
        """Months that a figure can be pinned to, the newest first."""

    def read(self, keys: Iterable[str]) -> Mapping[str, LiveFigure]:
        """Those of the keys that there is a figure for, in as many queries for one as for all."""


_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Adds a provider; one of the same name takes the place of the earlier."""
    _providers[name] = provider


def offered_figures() -> Choices:
    """What editors choose from."""
    return [
        (f"{name}:{key}", label)
        for name, provider in _providers.items()
        for key, label in provider.choices()
    ]


def offered_months() -> Choices:
    months = dict(month for provider in _providers.values() for month in provider.months())
    return [("", "Always the newest"), *sorted(months.items(), reverse=True)]


def read(keys: Iterable[str]) -> dict[str, LiveFigure]:
    """The figures with these keys; what is unknown or has no figure is left out."""
    wanted: dict[str, list[str]] = {}
    for key in keys:
        name, _, own = key.partition(":")
        wanted.setdefault(name, []).append(own)
    return {
        f"{name}:{own}": figure
        for name, owns in wanted.items()
        if name in _providers
        for own, figure in _providers[name].read(owns).items()
    }

"""What a reader has chosen of a list: read from the address, said in words, taken off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.text import Truncator

LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Choice:
    """One value: what stands in the address, what people read, and which rows it leaves."""

    value: str
    name: str
    rows: Q


@dataclass(frozen=True)
class Filter:
    """One way to choose: its name in the address, its label, and how a choice is said."""

    name: str
    label: str
    everything: str
    words: str


@dataclass
class Chosen:
    """What there is to choose, what is chosen, and what the address asks for in vain."""

    ways: Sequence[Filter]
    offered: Mapping[str, Sequence[Choice]]
    picked: dict[str, Choice] = field(default_factory=dict)
    unknown: list[tuple[Filter, str]] = field(default_factory=list)

    @property
    def filters(self) -> list[Filter]:
        """Those that have something to choose."""
        return [way for way in self.ways if self.offered.get(way.name)]

    @property
    def taken(self) -> list[Filter]:
        return [way for way in self.ways if way.name in self.picked]

    @property
    def words(self) -> str:
        """Such as: about screening in 2026."""
        return " ".join(way.words.format(self.said(way)) for way in self.taken)

    def said(self, way: Filter) -> str:
        """How what was chosen stands inside a sentence."""
        return self.picked[way.name].name

    def query(self, *, without: str = "", page: int = 1) -> str:
        """The same choice as the end of an address; nothing where nothing is chosen."""
        parts = {name: choice.value for name, choice in self.picked.items() if name != without}
        if page > 1:
            parts["page"] = str(page)
        return f"?{urlencode(parts)}" if parts else ""

    @property
    def before_page(self) -> str:
        """What stands before "page=2" in the addresses of the pages of the list."""
        return f"{self.query()}&" if self.picked else "?"

    def narrow(self, rows: QuerySet) -> QuerySet:
        for choice in self.picked.values():
            rows = rows.filter(choice.rows)
        return rows


Kind = TypeVar("Kind", bound=Chosen)


def chosen_from(
    asked: Mapping[str, str],
    ways: Sequence[Filter],
    offered: Mapping[str, Sequence[Choice]],
    kind: type[Kind] = Chosen,  # type: ignore[assignment]
) -> Kind:
    """Reads an address. What nobody offers is kept apart, to be told to the reader."""
    chosen = kind(ways, offered)
    for way in ways:
        value = asked.get(way.name, "").strip()
        found = next((one for one in offered.get(way.name, []) if one.value == value), None)
        if found:
            chosen.picked[way.name] = found
        elif value:
            shown = Truncator(value.replace("\0", "")).chars(LONGEST_SHOWN)
            chosen.unknown.append((way, shown))
    return chosen

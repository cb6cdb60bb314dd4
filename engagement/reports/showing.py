"""What a report is made of: a sentence, bars, a table, and what to know about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Bar:
    """One bar with its label. Without a value there is only its text. `look` is its pattern."""

    label: str
    value: float | None
    text: str
    look: str = "plain"
    width: float = 0


@dataclass(frozen=True)
class Group:
    """Bars that stand together below a name."""

    name: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Way:
    """Words in a table that lead, those who may, to the screen of this name."""

    text: str
    screen: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Table:
    """A table with the names of its rows in the first column."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | Way]]


@dataclass(frozen=True)
class Report:
    """`looks` explains the patterns where there are several."""

    message: str
    chart: str = ""
    groups: Sequence[Group] = ()
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()
    looks: dict[str, str] = field(default_factory=dict)


def scaled(groups: Sequence[Group]) -> list[Group]:
    """All bars of a chart by one measure: the longest is full."""
    values = [bar.value for group in groups for bar in group.bars if bar.value]
    longest = max(values, default=0)
    return [
        Group(group.name, [_with_width(bar, longest) for bar in group.bars]) for group in groups
    ]


def _with_width(bar: Bar, longest: float) -> Bar:
    width = round(100 * bar.value / longest, 1) if bar.value and longest else 0
    return Bar(bar.label, bar.value, bar.text, bar.look, width)

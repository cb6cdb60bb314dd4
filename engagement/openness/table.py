"""The numbers of a year as the public sees them: quarters beside each other, and the year.

A year is shown as a sum when its four quarters are over. Nothing is summed over years.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engagement.openness.counting import NOT_PUBLISHED, PUBLISHED
from engagement.openness.models import ModerationQuarter
from engagement.openness.suppression import Count, Labels, Shown, protected
from engagement.openness.words import OUTCOMES

GROUPS = {"published": PUBLISHED, "not_published": NOT_PUBLISHED}
YEAR = "year"
NONE = "not shown"
QUARTERS = ("January to March", "April to June", "July to September", "October to December")


@dataclass(frozen=True)
class Row:
    """A line of the table: its name, how deep it stands below its sum, a text for each column."""

    name: str
    level: int
    cells: list[str]


@dataclass(frozen=True)
class YearTable:
    year: int
    columns: list[str]
    rows: list[Row]


def tables() -> list[YearTable]:
    """One for each year, the newest first; one query."""
    by_year: dict[int, list[ModerationQuarter]] = {}
    for quarter in ModerationQuarter.objects.order_by("-year", "quarter"):
        by_year.setdefault(quarter.year, []).append(quarter)
    return [table_of(year, quarters) for year, quarters in by_year.items()]


def table_of(year: int, quarters: Sequence[ModerationQuarter]) -> YearTable:
    counts = tuple(counts_of(quarters))
    is_whole = len(quarters) == len(QUARTERS)
    columns: list[Hashable] = [quarter.quarter for quarter in quarters]
    columns += [YEAR] if is_whole else []
    offered = frozenset(count.key for count in counts if is_whole or count.key[1] != YEAR)  # type: ignore[index]
    labels = protected(counts, offered)
    values = {count.key: count.value for count in counts}
    rows = [
        Row(OUTCOMES[name], level, [_cell((name, at), values, labels) for at in columns])
        for name, level in _lines()
    ]
    names = [QUARTERS[quarter.quarter - 1] for quarter in quarters]
    return YearTable(
        year,
        [*names, "Whole year"] if is_whole else names,
        [*rows, Row(OUTCOMES["median"], 0, list(_medians(quarters, labels, is_whole)))],
    )


def counts_of(quarters: Sequence[ModerationQuarter]) -> Iterator[Count]:
    """In the order in which they are shown: quarter by quarter, then the year; sums first."""
    of_year: Counter[str] = Counter()
    for quarter in quarters:
        yield Count(("received", quarter.quarter), "came", "received", quarter.received)
        yield from _decided(quarter.quarter, Counter(quarter.decided))
        of_year += Counter(quarter.decided)
    received = sum(quarter.received for quarter in quarters)
    yield Count(("received", YEAR), "received", "came", received, is_total=True)
    yield from _decided(YEAR, of_year)


def _decided(at: Hashable, counted: Counter[str]) -> Iterator[Count]:
    """All decisions, the two groups of them, and the outcomes. In a quarter they flow from the sum
    down into the outcomes, in the year from the outcomes up into the sum."""
    is_year = at == YEAR
    yield _flow(("decided", at), "all", at, counted.total(), is_year, is_total=True)
    for group, names in GROUPS.items():
        of_group = sum(counted[name] for name in names)
        yield _flow((group, at), at, (at, group), of_group, is_year, is_total=True)
    outcomes = [(name, group) for group, names in GROUPS.items() for name in names]
    for name, group in sorted(outcomes, key=lambda outcome: -counted[outcome[0]]):
        row = ("row", name)
        yield _flow((name, at), (at, group), row, counted[name], is_year, is_total=is_year)


def _flow(
    key: tuple[str, Hashable],
    above: Hashable,
    below: Hashable,
    value: int,
    up: bool,
    *,
    is_total: bool,
) -> Count:
    # Published words are listed by month, with what was taken out of them.
    is_public = key[0] in ("published", *PUBLISHED)
    ends = (below, above) if up else (above, below)
    return Count(key, *ends, value, is_total, is_public)


def _lines() -> Iterator[tuple[str, int]]:
    yield "received", 0
    yield "decided", 0
    for group, names in GROUPS.items():
        yield group, 1
        for name in names:
            yield name, 2


def _cell(key: Hashable, values: Mapping[Hashable, int], labels: Labels) -> str:
    shown = labels[key]
    return f"{values[key]:,}" if shown == Shown.NUMBER else shown.value


def _medians(
    quarters: Sequence[ModerationQuarter], labels: Labels, is_whole: bool
) -> Iterator[str]:
    """Of five decisions or more: the middle of fewer is some person's own."""
    for quarter in quarters:
        is_shown = labels["decided", quarter.quarter] == Shown.NUMBER
        days = quarter.median_days
        yield f"{days} {'day' if days == 1 else 'days'}" if is_shown and days is not None else NONE
    if is_whole:
        yield NONE

"""The backlog, which the alliance counts itself: how many people still wait, week by week."""

from collections.abc import Iterable, Iterator

from performance.importing.counts import BadCount, count_of
from performance.importing.layouts.layout import IN_EACH_ROW, Layout, words
from performance.importing.layouts.our_own import has_columns, unknown_organisation
from performance.importing.months import day_of_cell
from performance.importing.reading import Reading
from performance.importing.rows import BacklogRow
from performance.importing.tables import Table

NEEDED = ("week_ending", "organisation", "over_62_days", "over_104_days", "source")
LONGEST_SOURCE = 250


def fits(heads: Iterable[str]) -> bool:
    return bool({"week_ending", "over_62_days"} & {head.lower() for head in heads})


def read(reading: Reading, table: Table) -> str:
    heads = [head.lower() for head in table.heads]
    if not has_columns(reading, heads, NEEDED, ()):
        return ""
    for number, cells in table.rows:
        if len(cells) != len(heads):
            reading.problem(f"There are {len(cells)} cells and not {len(heads)}.", row=number)
            continue
        named = {name: words(value) for name, value in zip(heads, cells, strict=True)}
        _read_row(reading, named, number)
    return ""


def _read_row(reading: Reading, cells: dict[str, str], number: int) -> None:
    before = reading.problem_count
    for what in _wrong(reading, cells):
        reading.problem(f"{what}.", row=number)
    over_62 = _people(reading, cells, "over_62_days", number)
    over_104 = _people(reading, cells, "over_104_days", number) if cells["over_104_days"] else None
    if over_62 is not None and over_104 is not None and over_104 > over_62:
        reading.problem(
            f"over_104_days is {over_104}, more than over_62_days, {over_62}.", row=number
        )
    week = day_of_cell(cells["week_ending"])
    if week is None or over_62 is None or reading.problem_count > before:
        return
    reading.add(
        BacklogRow(
            cells["organisation"], week, over_62, over_104, row=number, source=cells["source"]
        )
    )


def _wrong(reading: Reading, cells: dict[str, str]) -> Iterator[str]:
    """All that is wrong with a row but for its counts."""
    if day_of_cell(cells["week_ending"]) is None:
        yield f"week_ending is “{cells['week_ending']}”. Write it like 2025-09-28"
    yield from unknown_organisation(reading, cells["organisation"])
    if not 0 < len(cells["source"]) <= LONGEST_SOURCE:
        yield f"Write in source where the figure is from, in {LONGEST_SOURCE} characters"


def _people(reading: Reading, cells: dict[str, str], name: str, number: int) -> int | None:
    try:
        count = count_of(cells[name])
        if count != count.to_integral_value():
            raise BadCount(f"is {count}. People who wait are counted whole")
    except BadCount as error:
        reading.problem(f"{name} {error}.", row=number)
        return None
    return int(count)


LAYOUT = Layout(
    "backlog",
    "Our own backlog, by week",
    fits,
    read,
    source=IN_EACH_ROW,
    is_official=False,
    says_all=True,
)

"""Collects what a layout finds in a file: our rows, how many are of others, and every error."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from performance.importing.counts import BadCount, count_of, is_difference
from performance.importing.months import month_in, said
from performance.importing.problems import Problem
from performance.importing.rows import FigureRow, Row

ENGLAND = "ENG"
MOST_PROBLEMS = 200


@dataclass(frozen=True)
class Known:
    """What the site keeps figures of, by codes; `given` is what somebody has answered."""

    organisations: frozenset[str]
    standards: frozenset[str]
    # Those that official files can name; the others are sums of our own.
    official: frozenset[str]


@dataclass
class Reading:
    """One file while it is read."""

    known: Known
    file_name: str
    # Only files of our own must not name anybody whom the site does not know.
    is_official: bool = True
    rows: list[Row] = field(default_factory=list)
    left_out: int = 0
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    basis: str = ""
    # Each with the first place that says it.
    months: dict[date, tuple[str, int]] = field(default_factory=dict)
    # Where each figure stands, by the hash of what it is of: a whole year of all England is long.
    _places: dict[int, tuple[str, int]] = field(default_factory=dict)

    def problem(self, what: str, sheet: str = "", row: int = 0) -> None:
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(what, sheet, row))

    def note(self, what: str) -> None:
        if what not in self.notes:
            self.notes.append(what)

    def add(self, row: Row) -> None:
        """Keeps a row of ours, counts one of others, refuses what stands there twice."""
        mark = hash(row.key)
        if mark in self._places:
            sheet, number = self._places[mark]
            first = f"sheet “{sheet}”, row {number}" if sheet else f"row {number}"
            self.problem(
                f"The same figure ({row.organisation}, {row.standard}, {row.about}) stands in "
                f"{first} already. Delete one of the two.",
                row.sheet,
                row.row,
            )
            return
        self._places[mark] = (row.sheet, row.row)
        if self._is_ours(row):
            self.rows.append(row)
        else:
            self.left_out += 1

    def counts(
        self, cells: Sequence[Any], names: Sequence[str], sheet: str, row: int
    ) -> tuple[Decimal, Decimal] | None:
        """The total, and those within the days; those after them are only compared, if given."""
        found: list[Decimal | None] = []
        is_worked_out = len(cells) > 2 and is_difference(cells[2])  # noqa: PLR2004 (the third)
        for name, value in zip(names, cells[:2] if is_worked_out else cells, strict=False):
            try:
                found.append(count_of(value))
            except BadCount as error:
                self.problem(f"{name} {error}.", sheet, row)
                found.append(None)
        if None in found:
            return None
        total, within, *after = [count for count in found if count is not None]
        if within > total:
            self.problem(f"{names[1]} is {within}, more than {names[0]}, {total}.", sheet, row)
        elif after and within + after[0] != total:
            self.problem(
                f"{names[1]} ({within}) and {names[2]} ({after[0]}) do not make {names[0]} "
                f"({total}). One of the three is wrong.",
                sheet,
                row,
            )
        else:
            return total, within
        return None

    def one_month(self) -> date | None:
        """The month of a file that speaks of one, unless it contradicts itself or its name."""
        if len(self.months) > 1:
            where = "; ".join(
                f"{said(month)} in {Problem('', *place).place or 'the file'}"
                for month, place in self.months.items()
            )
            self.problem(
                f"There are two months in one file: {where}. Load each month by itself.",
                *list(self.months.values())[1],
            )
            return None
        month = next(iter(self.months), None)
        named = month_in(self.file_name)
        if month and named and named != month:
            self.problem(
                f"This is {said(month)}, but the file's name says {said(named)}. Find out which is "
                "right, then correct the name or download the file again.",
                *self.months[month],
            )
        return month or named

    def _is_ours(self, row: Row) -> bool:
        if not self.is_official:
            return True
        kept = isinstance(row, FigureRow) and row.standard in self.known.standards
        return kept and row.organisation in self.known.official

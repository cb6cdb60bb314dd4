"""Collects what a layout finds in a file: our rows, how many are of others, and every error."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from performance.figures.numbers import count
from performance.importing.counts import BadCount, count_of, is_difference
from performance.importing.months import month_in, said
from performance.importing.problems import Problem
from performance.importing.rows import FigureRow, Row

ENGLAND = "ENG"
MOST_PROBLEMS = 200
# The total and those within; those after may be worked out from them.
TWO = 2


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
    _places: dict[int, tuple[str, int, int]] = field(default_factory=dict)

    def problem(self, what: str, sheet: str = "", row: int = 0) -> None:
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(what, sheet, row))

    def note(self, what: str) -> None:
        if what not in self.notes:
            self.notes.append(what)

    def add(self, row: Row) -> None:
        """Keeps a row of ours, counts one of others, refuses what stands there twice."""
        # However it is written: "LUNG" is "Lung".
        key = (part.casefold() if isinstance(part, str) else part for part in row.key)
        mark, counts = hash(tuple(key)), hash(row.counts)
        sheet, number, same = self._places.setdefault(mark, (row.sheet, row.row, counts))
        if (sheet, number) != (row.sheet, row.row):
            # Sheets may repeat the sums of others; only then, and only if they agree.
            if sheet == row.sheet or same != counts:
                first = Problem("", sheet, number).place
                self.problem(
                    f"The same figure ({row.organisation}, {row.standard}, {row.about}) stands "
                    f"there already: {first}. Delete one of the two.",
                    row.sheet,
                    row.row,
                )
        elif self._is_ours(row):
            self.rows.append(row)
        else:
            self.left_out += 1

    def counts(
        self, cells: Sequence[Any], names: Sequence[str], sheet: str, row: int
    ) -> tuple[Decimal, Decimal] | None:
        """The total, and those within the days; those after them are only compared, if given."""
        if len(cells) > TWO and (cells[TWO] in (None, "") or is_difference(cells[TWO])):
            cells = cells[:TWO]
        found: list[Decimal] = []
        for name, value in zip(names, cells, strict=False):
            try:
                found.append(count_of(value))
            except BadCount as error:
                self.problem(f"{name} {error}.", sheet, row)
        if len(found) < len(cells):
            return None
        if what := _contradiction(found, names):
            self.problem(what, sheet, row)
            return None
        return found[0], found[1]

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


def _contradiction(counts: Sequence[Decimal], names: Sequence[str]) -> str:
    total, within, *after = counts
    if within > total:
        return f"{names[1]} is {count(within)}, more than {names[0]}, which is {count(total)}."
    if after and within + after[0] != total:
        return (
            f"{names[1]} ({count(within)}) and {names[2]} ({count(after[0])}) do not make "
            f"{names[0]} ({count(total)}). One of the three is wrong."
        )
    return ""

"""Reads one sheet of an official workbook: what stands above the header, and the rows below it.

Sheets stack several parts, each with the header again. Columns are found by their words, but the
header must stand where the publication has it: a sheet whose rows or columns were moved is refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from performance.figures.models import Basis
from performance.importing.counts import is_formula
from performance.importing.layouts.layout import all_or, heading, route, words
from performance.importing.months import month_in
from performance.importing.reading import ENGLAND, Reading
from performance.importing.rows import FigureRow

CODE_COLUMN = 1
FIRST_TREATMENT, SUBSEQUENT = "first", "subsequent"
UNCHANGED = "Download the file again and do not change it."


@dataclass(frozen=True)
class Sheet:
    """What is read from a sheet: the standard, its days, and the rows in which the header stands.

    `first` is the standard that first treatments are counted under.
    """

    title: str
    standard: str
    days: int
    header_rows: tuple[int, ...]
    first: str = ""


@dataclass
class Columns:
    """Where the columns stand, and the names of the three counts."""

    code: int
    counts: slice
    names: list[str] = field(compare=False)
    route: int | None = None
    stage: int | None = None
    cancer: int | None = None
    modality: int | None = None


def read_sheet(reading: Reading, worksheet: Any, sheet: Sheet) -> None:
    """Adds all rows of the sheet, its month and its basis."""
    title = worksheet.title
    worksheet.reset_dimensions()
    rows = enumerate(worksheet.iter_rows(values_only=True), start=1)
    columns = _header(reading, rows, title, sheet)
    if columns is None:
        return
    count = 0
    for number, short in rows:
        # A row ends with its last cell that is not empty.
        cells = (*short, *[None] * (columns.counts.stop - len(short)))
        if _is_header(cells):
            if _columns(cells, sheet.days) != columns:
                _moved(reading, title, number, "the columns are not those of the first part")
                return
        elif _is_data(cells, columns):
            count += 1
            _read_row(reading, sheet, columns, cells, (title, number))
    if not count:
        reading.problem(f"There is no row below the header. {UNCHANGED}", title)


def _header(
    reading: Reading, rows: Iterator[tuple[int, Sequence[Any]]], title: str, sheet: Sheet
) -> Columns | None:
    """Reads on to the header, and tells what is missing or not in its place."""
    expected = " or ".join(map(str, sheet.header_rows))
    above = Above()
    for number, cells in rows:
        if _is_header(cells):
            break
        above.take(number, cells)
    else:
        reading.problem(
            f"There is no header (the row with the codes and TOTAL, in row {expected}). "
            f"{UNCHANGED}",
            title,
        )
        return None
    columns = _columns(cells, sheet.days)
    if number not in sheet.header_rows:
        _moved(reading, title, number, f"this publication has it in row {expected}")
    elif columns is None:
        wanted = f"a code in column B, then TOTAL, WITHIN {sheet.days} DAYS, AFTER {sheet.days}"
        _moved(reading, title, number, f"its columns are not as expected: {wanted} DAYS")
    elif _agrees(reading, above, title):
        return columns
    return None


@dataclass
class Above:
    """What stands above a header: the month, and how people are counted."""

    month: date | None = None
    month_row: int = 0
    basis: str = ""

    def take(self, number: int, cells: Sequence[Any]) -> None:
        for value in cells[:3]:
            # The title in the first row may name other things in words.
            if number > 1 and not self.month and (found := month_in(value)):
                self.month, self.month_row = found, number
            self.basis = self.basis or _basis(value)


def _agrees(reading: Reading, above: Above, title: str) -> bool:
    """Whether the sheet says its month and basis; the months are compared when all are read."""
    if above.month is None:
        reading.problem(f"No month stands above the header. {UNCHANGED}", title, 2)
    elif not above.basis:
        reading.problem(f"No basis (provider or commissioner) stands there. {UNCHANGED}", title, 3)
    elif reading.basis and reading.basis != above.basis:
        reading.problem(f"Other sheets count by another basis than this one. {UNCHANGED}", title, 3)
    else:
        reading.basis = above.basis
        reading.months.setdefault(above.month, (title, above.month_row))
        return True
    return False


def _moved(reading: Reading, title: str, number: int, why: str) -> None:
    reading.problem(f"The header has moved: {why}. {UNCHANGED}", title, number)


def _basis(value: Any) -> str:
    text = heading(value)
    if not text.startswith("BASIS"):
        return ""
    found = [basis.value for basis in Basis if basis.value.upper() in text]
    return found[0] if len(found) == 1 else ""


def _is_header(cells: Sequence[Any]) -> bool:
    """A code in one of the first columns, and a total."""
    names = [heading(cell) for cell in cells[:8]]
    return any(_names_a_code(name) for name in names[:4]) and any(
        name.startswith("TOTAL") for name in names
    )


def _names_a_code(name: str) -> bool:
    return name == "CODE" or name.endswith(" CODE")


def _columns(cells: Sequence[Any], days: int) -> Columns | None:
    names = [heading(cell) for cell in cells]
    total = next((at for at, name in enumerate(names) if name.startswith("TOTAL")), 0)
    three = names[total : total + 3]
    has_gap = not all(names[CODE_COLUMN : total + 1])
    is_counted = three[1:] == [f"WITHIN {days} DAYS", f"AFTER {days} DAYS"]
    if has_gap or not is_counted or not _names_a_code(names[CODE_COLUMN]):
        return None
    columns = Columns(CODE_COLUMN, slice(total, total + 3), three)
    # After the code and the name.
    for at in range(CODE_COLUMN + 2, total):
        for part in ("route", "stage", "modality", "cancer"):
            if part.upper() in names[at]:
                setattr(columns, part, at)
                break
    return columns


def _is_data(cells: Sequence[Any], columns: Columns) -> bool:
    """Rows between the parts and below the table have words in one place at most."""
    code, name = words(cells[columns.code]), words(cells[columns.code + 1])
    has_counts = any(cell not in (None, "") for cell in cells[columns.counts])
    return bool(name and (code or has_counts)) or bool(code and has_counts)


def _read_row(
    reading: Reading, sheet: Sheet, columns: Columns, cells: Sequence[Any], place: tuple[str, int]
) -> None:
    stage = heading(_at(cells, columns.stage)).lower()
    if stage.startswith(SUBSEQUENT):
        return
    code = _organisation(words(cells[columns.code]), words(cells[columns.code + 1]))
    counted = cells[columns.counts]
    if code == ENGLAND and any(is_formula(cell) for cell in counted[:2]):
        reading.note("England is worked out by a formula in this workbook, and is left out.")
        return
    counts = reading.counts(counted, columns.names, *place)
    if counts is None:
        return
    reading.add(
        FigureRow(
            organisation=code,
            standard=sheet.first if stage.startswith(FIRST_TREATMENT) else sheet.standard,
            basis=reading.basis,
            period=None,
            cancer_type=all_or(_at(cells, columns.cancer)),
            route=route(_at(cells, columns.route)),
            modality=all_or(_at(cells, columns.modality)),
            total=counts[0],
            within=counts[1],
            sheet=place[0],
            row=place[1],
        )
    )


def _at(cells: Sequence[Any], column: int | None) -> Any:
    return None if column is None else cells[column]


def _organisation(code: str, name: str) -> str:
    if code:
        return code
    is_england = name.upper() == "ENGLAND" or name.upper().startswith("ALL ENGLISH")
    return ENGLAND if is_england else name

"""Reads a file of figures: which it is, what it holds, and everything that is wrong with it.

It touches no database: what the site keeps comes in, rows come out.
"""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from performance.importing import tables, workbooks
from performance.importing.layouts import TABLES, WORKBOOKS
from performance.importing.layouts.layout import Layout
from performance.importing.months import impossible, said
from performance.importing.problems import NotReadable, Problem
from performance.importing.reading import ENGLAND, Known, Reading
from performance.importing.rows import MONTH, STATUS, FigureRow, Parsed
from performance.importing.statuses import status_in

AT_ONCE = 1024 * 1024


def parse(path: Path, *, name: str, known: Known, most_bytes: int) -> Parsed:
    """`name` is what the file was called: it may say the month and the status."""
    parsed = Parsed(file_name=name)
    try:
        size = path.stat().st_size
        if size > most_bytes:
            raise NotReadable(too_large(size, most_bytes))
        if not size:
            raise NotReadable("The file is empty. Download it again.")
        with path.open("rb") as file:
            parsed.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        reader = _read_workbook if workbooks.is_workbook(path, name) else _read_table
        reader(path, Reading(known, name), parsed)
    except NotReadable as error:
        parsed.rows = []
        parsed.asks = []
        parsed.problems = [Problem(str(error))]
        parsed.problem_count = 1
    return parsed


def too_large(size: int, most_bytes: int) -> str:
    megabytes = 1024 * 1024
    return (
        f"The file has {size / megabytes:,.0f} megabytes. Only files of up to "
        f"{most_bytes // megabytes:,} are read. The official ones are smaller: is it the right one?"
    )


def answer(parsed: Parsed, *, month: date | None = None, status: str = "") -> Parsed:
    """The same file with what it left open. An answer that contradicts the file is a problem."""
    rows, problems = list(parsed.rows), list(parsed.problems)
    asks = list(parsed.asks)
    if month and MONTH in asks and (what := impossible(month)):
        problems.append(Problem(what))
    elif month and MONTH in asks:
        rows = [r._replace(period=month) if isinstance(r, FigureRow) else r for r in rows]
        asks.remove(MONTH)
    elif month and parsed.periods and parsed.periods != [month]:
        problems.append(
            Problem(f"You said {said(month)}, but the file is of {said(parsed.periods[0])}.")
        )
    if status and STATUS in asks:
        rows = [r._replace(status=status) if isinstance(r, FigureRow) else r for r in rows]
        asks.remove(STATUS)
    elif status and parsed.status and parsed.status != status:
        problems.append(Problem(f"You said {status}, but the file says {parsed.status}."))
    return replace(
        parsed,
        rows=rows,
        asks=asks,
        status=parsed.status or (status if STATUS in parsed.asks else ""),
        problems=problems,
        problem_count=parsed.problem_count + len(problems) - len(parsed.problems),
    )


def _read_workbook(path: Path, reading: Reading, parsed: Parsed) -> None:
    with workbooks.opened(path) as book:
        names = [sheet.title for sheet in book.worksheets]
        layout = next((each for each in WORKBOOKS if each.fits(names)), None)
        if layout is None:
            raise NotReadable(
                "This is another publication: it has none of the sheets of NHS England's cancer "
                f"waiting times. Its sheets are: {', '.join(names)[:300]}."
            )
        _read(layout, reading, book, parsed)


def _read_table(path: Path, reading: Reading, parsed: Parsed) -> None:
    with tables.opened(path) as table:
        layout = next((each for each in TABLES if each.fits(table.heads)), None)
        if layout is None:
            raise NotReadable(
                "This is another publication: its columns are none that can be read here. They "
                f"are: {', '.join(table.heads)[:300]}."
            )
        _read(layout, reading, table, parsed)


def _read(layout: Layout, reading: Reading, content: Any, parsed: Parsed) -> None:
    reading.is_official = layout.is_official
    parsed.layout, parsed.label, parsed.source = layout.name, layout.label, layout.source
    status = layout.read(reading, content)
    parsed.basis, parsed.left_out = reading.basis, reading.left_out
    if not reading.problem_count:
        _find_ours(layout, reading)
    parsed.rows = reading.rows
    if not layout.says_all:
        _settle(reading, parsed, status)
    _refuse_impossible_months(reading, parsed)
    parsed.notes = reading.notes
    parsed.problems, parsed.problem_count = reading.problems, reading.problem_count


def _find_ours(layout: Layout, reading: Reading) -> None:
    """England alone is nothing to show: the file must speak of somebody here."""
    if not layout.is_official:
        if not reading.rows:
            reading.problem("There is no row below the header.")
    elif all(row.organisation == ENGLAND for row in reading.rows):
        kept = ", ".join(sorted(reading.known.official - {ENGLAND}))
        reading.problem(
            f"There is no row of an organisation that the site keeps. It keeps: {kept}. Add others "
            "under Figures first."
        )


def _refuse_impossible_months(reading: Reading, parsed: Parsed) -> None:
    """Each once, where it stands first."""
    first = {row.period: row for row in reversed(parsed.rows) if row.period}
    for period in sorted(first):
        if what := impossible(period):
            reading.problem(what, first[period].sheet, first[period].row)


def _settle(reading: Reading, parsed: Parsed, stated: str) -> None:
    """The month and the status of an official file, or the question for them."""
    periods = {row.period for row in reading.rows if row.period}
    if len(periods) == 1:
        reading.months.update(dict.fromkeys(periods, ("", reading.rows[0].row)))
    # A table of several months may be named after any of them.
    month = reading.one_month() if len(periods) < 2 else None  # noqa: PLR2004
    named = status_in(parsed.file_name)
    status = stated or named
    if stated and named and stated != named:
        reading.note(f"The first sheet says {stated}, but the file's name says {named}.")
        status = ""
    parsed.status = status
    parsed.asks = [
        *([] if month or periods or reading.months else [MONTH]),
        *([] if status else [STATUS]),
    ]
    parsed.rows = [
        row._replace(period=row.period or month, status=status)
        for row in reading.rows
        if isinstance(row, FigureRow)
    ]

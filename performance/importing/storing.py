"""A file that was read, as JSON and back: so it is read once, and loaded as it was shown."""

from datetime import date
from decimal import Decimal
from typing import Any

from performance.importing.problems import Problem
from performance.importing.rows import BacklogRow, FigureRow, Parsed, Row

PLAIN = ("file_name", "sha256", "layout", "label", "source", "basis", "status", "left_out")
LISTS = ("notes", "asks")


def as_json(parsed: Parsed) -> dict[str, Any]:
    return {
        **{name: getattr(parsed, name) for name in (*PLAIN, *LISTS, "problem_count")},
        "problems": [[each.what, each.sheet, each.row] for each in parsed.problems],
        "figures": [_packed(row) for row in parsed.rows if isinstance(row, FigureRow)],
        "backlog": [_packed(row) for row in parsed.rows if isinstance(row, BacklogRow)],
    }


def from_json(kept: Any) -> Parsed:
    rows: list[Row] = [_figure(cells) for cells in kept["figures"]]
    rows += [_backlog(cells) for cells in kept["backlog"]]
    return Parsed(
        **{name: kept[name] for name in (*PLAIN, *LISTS, "problem_count")},
        problems=[Problem(*each) for each in kept["problems"]],
        rows=rows,
    )


def _packed(row: Row) -> list[Any]:
    return [str(cell) if isinstance(cell, date | Decimal) else cell for cell in row]


def _figure(cells: list[Any]) -> FigureRow:
    row = FigureRow(*cells)
    return row._replace(
        period=date.fromisoformat(cells[3]) if cells[3] else None,
        total=Decimal(row.total),
        within=Decimal(row.within),
    )


def _backlog(cells: list[Any]) -> BacklogRow:
    return BacklogRow(*cells)._replace(week_ending=date.fromisoformat(cells[1]))

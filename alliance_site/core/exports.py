"""Spreadsheets, safe to open: a cell that somebody typed never runs as a formula."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# XLSX cannot hold them at all, and a CSV file with them is not read as text.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: Any) -> Any:
    """A text without control characters, and with a ' where it would start a formula."""
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("", value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


class Line:
    """A file that hands each line on as it is written."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Any table as the lines of a file. Its first mark tells spreadsheets that it is UTF-8."""
    writer = csv.writer(Line())
    lines = ([safe_cell(cell) for cell in row] for row in [columns, *rows])
    for at, line in enumerate(map(writer.writerow, lines)):
        yield f"\ufeff{line}" if at == 0 else line


def csv_of(
    columns: Iterable[str], rows: Iterable[Iterable[Any]], name: str
) -> StreamingHttpResponse:
    """Any table as a file for download, line by line."""
    response = StreamingHttpResponse(
        csv_lines(columns, rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def make_safe() -> None:
    """Once, when the site starts, for all of Wagtail's listings and reports, its own and ours:
    they hold titles and names that somebody typed."""
    preprocess = SpreadsheetExportMixin.preprocess_field_value

    def safe(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(preprocess(view, field, value, export_format))

    SpreadsheetExportMixin.preprocess_field_value = safe

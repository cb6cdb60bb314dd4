"""Spreadsheets for staff, safe to open: a cell that somebody typed never runs as a formula."""

import re
from typing import Any

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


def make_safe() -> None:
    """Once, when the site starts, for all of Wagtail's listings and reports, its own and ours:
    they hold titles and names that somebody typed."""
    preprocess = SpreadsheetExportMixin.preprocess_field_value

    def safe(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(preprocess(view, field, value, export_format))

    SpreadsheetExportMixin.preprocess_field_value = safe

"""Spreadsheets that are safe to open: what a visitor typed never runs as a formula."""

import re
from typing import Any

# What a spreadsheet takes for the start of a formula, also after blanks that it leaves out.
FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
# XLSX cannot hold them at all, and a CSV file with them is not read as text.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def safe_cell(value: Any) -> Any:
    """The same value; a text without control characters, and never the start of a formula."""
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("", value)
    return f"'{text}" if FORMULA.match(text) else text


class SafeExportMixin:
    """Put it before any of Wagtail's views that export."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(super().preprocess_field_value(field, value, export_format))  # type: ignore[misc]

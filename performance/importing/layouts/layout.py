"""What a layout is: a name, how it is known, and how it is read."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from performance.importing.reading import Reading

NHS_ENGLAND = "NHS England, Cancer Waiting Times statistics"
IN_EACH_ROW = "Named in each row"
FOOTNOTES = re.compile(r"(?:\s*(?:\((?:[A-Za-z]|\d{1,2})(?:,\s*\d{1,2})*\)|\*))+$")


@dataclass(frozen=True)
class Layout:
    """`fits` looks at the titles of a workbook's sheets, or at the names of a table's columns."""

    name: str
    label: str
    fits: Callable[[Iterable[str]], bool]
    # Reads a workbook or a table; gives the status of the file, or nothing.
    read: Callable[[Reading, Any], str]
    source: str = NHS_ENGLAND
    is_official: bool = True
    # Whether each row says its month and its status.
    says_all: bool = False


def words(value: Any) -> str:
    """The words of a heading, however it is spaced, and without the marks of footnotes."""
    text = " ".join(str(value).split()) if value is not None else ""
    return FOOTNOTES.sub("", text)


def heading(value: Any) -> str:
    return words(value).upper()


def title(value: str) -> str:
    """A sheet's title by its letters and digits: spaces and dashes come and go."""
    return re.sub(r"[^A-Z0-9]", "", value.upper())


def all_or(value: Any) -> str:
    """Nothing for "ALL CANCERS", "ALL ROUTES" and the like; else the words."""
    text = words(value)
    return "" if text.upper().startswith("ALL ") else text


def route(value: Any) -> str:
    """Sheets and CSV write the same route in capitals or not."""
    return all_or(value).capitalize()

"""Opens a CSV file that somebody sent, and reads it row by row."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from performance.importing.problems import NotReadable

AT_ONCE = 1024 * 1024


@dataclass
class Table:
    """The names of the columns, and the rows with their numbers, as a spreadsheet counts them."""

    heads: list[str]
    rows: Iterator[tuple[int, list[str]]]


@contextmanager
def opened(path: Path) -> Iterator[Table]:
    with path.open("r", encoding=_encoding(path), errors="replace", newline="") as file:
        first = file.readline(AT_ONCE)
        file.seek(0)
        delimiter = max(",;\t", key=first.count)
        rows = _numbered(file, delimiter)
        number, heads = next(rows, (0, []))
        if number != 1:
            raise NotReadable("The file is empty, or its first row is.")
        yield Table([head.strip() for head in heads], rows)


def _numbered(file: IO[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        raise NotReadable(
            f"Row {number + 1} cannot be read as CSV ({error}). The file may be cut off: download "
            "it again, or save it again as “CSV UTF-8”."
        ) from None


def _encoding(path: Path) -> str:
    """UTF-8, or that of old Excel; whatever is neither is no CSV."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    encoding = "utf-8-sig"
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            if b"\0" in part:
                raise NotReadable(
                    "This is neither a workbook (.xlsx) nor a CSV file in UTF-8. Save it as one of "
                    "the two."
                )
            try:
                decode(part)
            except UnicodeDecodeError:
                encoding = "cp1252"
                decode = codecs.getincrementaldecoder("latin-1")().decode
    return encoding

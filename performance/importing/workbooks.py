"""Opens a workbook that somebody sent, after a look at what it would become in memory."""

import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from performance.importing.problems import NotReadable

logger = logging.getLogger(__name__)

ZIP, OLD_EXCEL = b"PK", b"\xd0\xcf\x11\xe0"
# The official workbooks hold 8 megabytes, packed at 16 to 1 at most.
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PACKED = 100
# Below this, a good ratio tells nothing.
SMALL = 1024 * 1024
MOST_PARTS = 2_000
MACROS = "vbaproject.bin"
AGAIN = "Download it again from NHS England and do not change it"
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def is_workbook(path: Path, name: str) -> bool:
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(OLD_EXCEL):
        raise NotReadable(
            "This is an old Excel file (.xls), or one with a password. Open it, and save it as "
            "an Excel workbook (.xlsx) without a password."
        )
    if name.lower().endswith((".xlsm", ".xlsb", ".xltm")):
        raise NotReadable(_macros())
    is_named_so = name.lower().endswith(".xlsx")
    if is_named_so and not start.startswith(ZIP):
        raise NotReadable(f"This is not a workbook, though its name ends in .xlsx. {AGAIN}.")
    return start.startswith(ZIP)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The workbook, read in a stream. What is wrong with its inside is a `NotReadable`."""
    try:
        _look_inside(path)
        with path.open("rb") as file:
            # Formulas as they stand: a count that is worked out must not pass for one.
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            yield book
            book.close()
    except NotReadable:
        raise
    except DAMAGED as error:
        # It may be a fault of ours after all.
        logger.warning("A workbook could not be read", exc_info=True)
        raise NotReadable(
            f"The workbook is cut off or damaged ({type(error).__name__}). {AGAIN}."
        ) from error


def _look_inside(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        names = {part.filename.lower() for part in parts}
        if any(name.endswith(MACROS) for name in names):
            raise NotReadable(_macros())
        if "xl/workbook.xml" not in names:
            raise NotReadable(f"This is a packed file, but not an Excel workbook. {AGAIN}.")
        if len(parts) > MOST_PARTS or _is_bomb(parts):
            raise NotReadable(
                "This workbook would fill the memory when it is unpacked. The official ones do "
                f"not. {AGAIN}."
            )
        for part in parts:
            # No workbook has one; it can make a small part grow without end.
            if part.filename.lower().endswith((".xml", ".rels")):
                with packed.open(part) as content:
                    if re.search(rb"<!DOCTYPE", content.read(2048), re.IGNORECASE):
                        raise NotReadable(f"This workbook was not made by Excel. {AGAIN}.")


def _is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        return True
    return any(
        part.file_size > SMALL and part.file_size > MOST_PACKED * part.compress_size
        for part in parts
    )


def _macros() -> str:
    return (
        "This workbook has macros in it, which the official files never have. Save it as an Excel "
        "workbook (.xlsx), or download it again."
    )

"""The monthly workbook of the ten standards, before October 2023.

First treatments within 31 days are counted as they are today, and so is faster diagnosis, where a
month has it. The other standards meant something else: they are left out.
"""

from collections.abc import Iterable
from typing import Any

from performance.importing.layouts.layout import Layout, title
from performance.importing.layouts.sheets import Sheet, read_sheet
from performance.importing.layouts.title_page import NAME, read_title_page
from performance.importing.reading import Reading

HEADER = (7, 8)
FIRST = Sheet("31-DAY FIRST TREAT (ALL CANCER)", "31D-FIRST", 31, HEADER)
# Published since 2021.
DIAGNOSIS = Sheet("28-DAY FDS (ALL ROUTES)", "FDS", 28, HEADER)
OWN = ("TWO WEEK WAIT", "31-DAY FIRST TREAT", "31-DAY SUB TREAT")
LEFT_OUT = (
    "The standards before October 2023 that meant something else are left out: two weeks, 62 days "
    "by route, and subsequent treatments."
)


def fits(titles: Iterable[str]) -> bool:
    starts = tuple(title(name) for name in OWN)
    return any(title(each).startswith(starts) for each in titles)


def read(reading: Reading, book: Any) -> str:
    sheets = {title(worksheet.title): worksheet for worksheet in book.worksheets}
    for name in (NAME, FIRST.title):
        if title(name) not in sheets:
            reading.problem(
                "This sheet is missing. Download the file again and do not change it.", name
            )
    status = "" if title(NAME) not in sheets else read_title_page(reading, book)
    for sheet in (FIRST, DIAGNOSIS):
        if title(sheet.title) in sheets:
            read_sheet(reading, sheets[title(sheet.title)], sheet)
    reading.note(LEFT_OUT)
    return status


LAYOUT = Layout("ten_standards", "Monthly workbook, before October 2023", fits, read)

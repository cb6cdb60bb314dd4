"""The monthly workbook of the three standards, since October 2023, of providers or commissioners.

It has sheets of all cancers, by cancer and by treatment, and some of those in several parts: all
stages or routes first. Subsequent treatments are not kept: nothing on the site speaks of them.
"""

from collections.abc import Iterable
from typing import Any

from performance.importing.layouts.layout import Layout, title
from performance.importing.layouts.sheets import Sheet, read_sheet
from performance.importing.layouts.title_page import NAME, read_title_page
from performance.importing.reading import Reading

HEADER = (9,)
SHEETS = (
    Sheet("28-DAY FDS (ALL ROUTES)", "FDS", 28, HEADER),
    Sheet("28-DAY FDS (BY ROUTE)", "FDS", 28, HEADER),
    Sheet("31-DAY (ALL CANCER)", "31D", 31, HEADER, "31D-FIRST"),
    Sheet("31-DAY (BY CANCER)", "31D", 31, HEADER, "31D-FIRST"),
    Sheet("31-DAY (BY TREATMENT MODALITY)", "31D", 31, HEADER, "31D-FIRST"),
    Sheet("62-DAY (ALL CANCER)", "62D", 62, HEADER),
    Sheet("62-DAY (BY CANCER)", "62D", 62, HEADER),
    Sheet("62-DAY (BY TREATMENT MODALITY)", "62D", 62, HEADER),
)
# No other workbook has one of these; the earlier one shares names with the rest.
OWN = {title(name) for name in ("31-DAY (ALL CANCER)", "31-DAY (BY CANCER)", "62-DAY (BY CANCER)")}


def fits(titles: Iterable[str]) -> bool:
    return bool(OWN & {title(each) for each in titles})


def read(reading: Reading, book: Any) -> str:
    sheets = {title(worksheet.title): worksheet for worksheet in book.worksheets}
    missing = [name for name in (NAME, *(s.title for s in SHEETS)) if title(name) not in sheets]
    for name in missing:
        reading.problem(
            "This sheet is missing. Download the file again and do not change it.", name
        )
    status = "" if title(NAME) not in sheets else read_title_page(reading, book)
    for sheet in SHEETS:
        if title(sheet.title) in sheets:
            read_sheet(reading, sheets[title(sheet.title)], sheet)
    return status


LAYOUT = Layout("monthly", "Monthly workbook, since October 2023", fits, read)

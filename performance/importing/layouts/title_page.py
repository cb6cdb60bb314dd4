"""The first sheet of an official workbook: its month, its status, and that it is about cancer."""

from typing import Any

from performance.importing.layouts.layout import title
from performance.importing.months import month_in
from performance.importing.problems import NotReadable
from performance.importing.reading import Reading
from performance.importing.statuses import status_in

NAME = "Frontpage"
# The explanations below name other months and other publications.
ROWS = 12
LONGEST_DATE = 40


def read_title_page(reading: Reading, book: Any) -> str:
    """Gives the status. Another publication may have the same sheets."""
    worksheet = next(sheet for sheet in book.worksheets if title(sheet.title) == title(NAME))
    worksheet.reset_dimensions()
    cells = [
        (number, value)
        for number, row in enumerate(worksheet.iter_rows(values_only=True, max_row=ROWS), start=1)
        for value in row
        if value is not None
    ]
    texts = [value for _, value in cells if isinstance(value, str)]
    if texts and not any("cancer" in text.lower() for text in texts):
        raise NotReadable(
            "The first sheet does not speak of cancer waiting times: this is another publication."
        )
    for number, value in cells:
        # A sentence that names a month in passing is no date of the workbook.
        if isinstance(value, str) and len(value) > LONGEST_DATE:
            continue
        if month := month_in(value):
            reading.months.setdefault(month, (worksheet.title, number))
            break
    said = [text for text in texts if text.strip().lower().startswith("status")]
    return status_in(said[0]) if said else ""

"""The published set as a table to work with: open data, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

from alliance_site.core.exports import safe_cell
from alliance_site.core.seo.head import absolute
from engagement.published.areas import groups_that_name_nobody
from engagement.published.showing import Told, public_rows, told, with_replies

COLUMNS = ("Address", "What", "Who", "Area", "Published", "Example", "Words", "Our reply")
AT_ONCE = 500


class Line:
    """A file that hands each line on as it is written."""

    def write(self, line: str) -> str:
        return line


def published_csv() -> StreamingHttpResponse:
    response = csv_of(COLUMNS, map(_row, _all()), "what-people-told-us.csv")
    return response


def csv_of(
    columns: Iterable[str], rows: Iterable[Iterable[Any]], name: str
) -> StreamingHttpResponse:
    """Any table as a file for download, line by line."""
    writer = csv.writer(Line())
    lines = ([safe_cell(cell) for cell in row] for row in [columns, *rows])
    # The mark tells spreadsheets that the letters are UTF-8.
    content = (
        f"\ufeff{line}" if at == 0 else line for at, line in enumerate(map(writer.writerow, lines))
    )
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _all() -> Iterator[Told]:
    groups = groups_that_name_nobody()
    rows = with_replies(public_rows())
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield from told([row], groups)


def _row(item: Told) -> tuple[str, ...]:
    replies = "\n\n".join(f"{reply.text}\n{reply.signed}" for reply in item.replies)
    example = "yes" if item.is_example else ""
    return (
        absolute(item.address),
        item.title,
        item.role,
        item.area,
        item.month,
        example,
        item.text,
        replies,
    )

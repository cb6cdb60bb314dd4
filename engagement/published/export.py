"""The published set as a table to work with: open data, safe to open in a spreadsheet."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse

from alliance_site.core.exports import csv_of
from alliance_site.core.seo.head import absolute
from engagement.published.areas import groups_that_name_nobody
from engagement.published.showing import Told, public_rows, told, with_replies

COLUMNS = ("Address", "What", "Who", "Area", "Published", "Example", "Words", "Our reply")
AT_ONCE = 500


def published_csv() -> StreamingHttpResponse:
    response = csv_of(COLUMNS, map(_row, _all()), "what-people-told-us.csv")
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

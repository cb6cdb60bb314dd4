"""A table names its columns: without that, who listens to it hears numbers without a meaning."""

from collections.abc import Iterator

from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from alliance_site.core.publishing.content import Content
from alliance_site.core.publishing.problems import Problem, Severity

NO_HEADINGS = "This table has no column headings. Write above each column what it holds."


def check(content: Content) -> Iterator[Problem]:
    for piece in content.pieces:
        if isinstance(piece.block, TypedTableBlock) and piece.value:
            columns = piece.value.get("columns", [])
            if columns and not any((column.get("heading") or "").strip() for column in columns):
                yield Problem(Severity.REFUSAL, NO_HEADINGS, piece.field, piece.path)

"""Takes a page's stored texts and blocks apart, each piece with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

Path = tuple[int | str, ...]


@dataclass(frozen=True)
class Piece:
    """A block or a part of one as it is stored; `block` is None for a field of rich text."""

    field: str
    path: Path
    block: blocks.Block | None
    value: Any

    @property
    def is_rich_text(self) -> bool:
        return self.block is None or isinstance(self.block, blocks.RichTextBlock)

    @cached_property
    def markup(self) -> BeautifulSoup:
        """The rich text as a tree."""
        return BeautifulSoup(self.value or "", "html.parser")


def pieces_of(page: Page) -> Iterator[Piece]:
    """All pieces in their order; a block comes before its parts."""
    for model_field in page._meta.get_fields():
        if isinstance(model_field, RichTextField):
            yield Piece(model_field.name, (), None, getattr(page, model_field.name))
        elif isinstance(model_field, StreamField):
            stored = list(getattr(page, model_field.name).raw_data)
            yield from _walk(Piece(model_field.name, (), model_field.stream_block, stored))


def _walk(piece: Piece) -> Iterator[Piece]:
    yield piece
    for key, block, value in _parts(piece.block, piece.value):
        path = piece.path if key is None else (*piece.path, key)
        yield from _walk(Piece(piece.field, path, block, value))


def _parts(
    block: blocks.Block | None, value: Any
) -> Iterator[tuple[int | str | None, blocks.Block, Any]]:
    # A picture is one piece: its chooser, its words and its mark belong together.
    if not value or isinstance(block, ImageBlock):
        return
    if isinstance(block, blocks.StreamBlock):
        for index, child in enumerate(value):
            if child["type"] in block.child_blocks:
                yield index, block.child_blocks[child["type"]], child["value"]
    elif isinstance(block, blocks.ListBlock):
        for index, item in enumerate(value):
            is_item = isinstance(item, dict) and item.get("type") == "item"
            yield index, block.child_block, item["value"] if is_item else item
    elif isinstance(block, TypedTableBlock):
        yield from _cells(block, value)
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield name, child_block, value.get(name)


def _cells(
    table: TypedTableBlock, value: dict[str, Any]
) -> Iterator[tuple[None, blocks.Block, Any]]:
    """Cells have no way of their own: what is wrong with one is said at its table."""
    kinds = [column["type"] for column in value.get("columns", [])]
    for row in value.get("rows", []):
        for kind, cell in zip(kinds, row.get("values", []), strict=False):
            if kind in table.child_blocks:
                yield None, table.child_blocks[kind], cell

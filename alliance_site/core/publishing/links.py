"""The links of a page: in its texts, in its blocks, and in its own fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import Tag
from wagtail.blocks import PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from alliance_site.core.blocks.links import LinkBlock
from alliance_site.core.pages.keys import as_key
from alliance_site.core.pages.references import chosen_pages
from alliance_site.core.publishing.pieces import Path, Piece

# No page has this key: a link without a target leads to a page that is missing.
NOWHERE = 0


@dataclass(frozen=True)
class Link:
    """One link: its words (None where the page that it leads to gives them) and its target."""

    field: str
    path: Path
    text: str | None = None
    address: str = ""
    page: int | None = None
    document: int | None = None


def links_of(page: Page, pieces: Iterable[Piece]) -> Iterator[Link]:
    for model_field, key in chosen_pages(page):
        yield Link(model_field.name, (), page=key)
    for piece in pieces:
        yield from _links_in(piece)


def _links_in(piece: Piece) -> Iterator[Link]:
    if piece.is_rich_text:
        for anchor in piece.markup.find_all("a"):
            yield _in_text(piece, anchor)
    elif isinstance(piece.block, LinkBlock) and piece.value:
        text, address = piece.value.get("text") or "", piece.value.get("url") or ""
        # The page that it may lead to is a part of the block, and a link of its own.
        page = None if address or piece.value.get("page") else NOWHERE
        yield Link(piece.field, (*piece.path, "text"), text=text, address=address, page=page)
    elif isinstance(piece.block, PageChooserBlock) and piece.value:
        yield Link(piece.field, piece.path, page=piece.value)
    elif isinstance(piece.block, DocumentChooserBlock) and piece.value:
        yield Link(piece.field, piece.path, document=piece.value)


def _in_text(piece: Piece, anchor: Tag) -> Link:
    attributes: dict[str, Any] = anchor.attrs
    key, kind = as_key(attributes.get("id")) or NOWHERE, attributes.get("linktype")
    address = attributes.get("href", "")
    leads_to_page = kind == "page" or not (kind or address)
    return Link(
        piece.field,
        piece.path,
        text=anchor.get_text(" ", strip=True),
        address=address,
        page=key if leads_to_page else None,
        document=key if kind == "document" else None,
    )

"""Fetches all pages, documents and pictures that a page refers to: one query for each kind."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page

from alliance_site.core.documents.models import CustomDocument
from alliance_site.core.images.models import CustomImage
from alliance_site.core.publishing.links import Link
from alliance_site.core.publishing.pieces import Piece

_together: ContextVar[frozenset[int]] = ContextVar("published_together", default=frozenset())

Targets = tuple[set[int], dict[int, CustomDocument], dict[int, CustomImage]]


@contextmanager
def published_together(pages: Iterable[int]) -> Iterator[None]:
    """Pages that go live in one transaction may link to each other before any of them is live.

    Whoever uses it publishes all of them or none.
    """
    token = _together.set(frozenset(pages))
    try:
        yield
    finally:
        _together.reset(token)


def going_live_together() -> frozenset[int]:
    """The keys of the pages that are published in the same transaction."""
    return _together.get()


def fetch(page: Page, pieces: list[Piece], links: list[Link]) -> Targets:
    """The pages that readers can reach, the documents, and the pictures."""
    linked = {link.page for link in links if link.page}
    # A page may link to itself before it is published, and to those that go live with it.
    reached = linked & ({page.pk} | going_live_together())
    if linked - reached:
        reached |= set(
            Page.objects.live().filter(pk__in=linked - reached).values_list("pk", flat=True)
        )
    documents = {link.document for link in links if link.document}
    images = {key for piece in pieces if (key := picture_key(piece))}
    if getattr(page, "image_id", None):
        images.add(page.image_id)
    return (
        reached,
        CustomDocument.objects.select_related("html_page").in_bulk(documents) if documents else {},
        CustomImage.objects.in_bulk(images) if images else {},
    )


def picture_key(piece: Piece) -> int | None:
    """The key of the picture that a block shows, or None where it shows none."""
    if isinstance(piece.block, ImageBlock):
        stored: Any = piece.value
        return stored.get("image") if isinstance(stored, dict) else stored
    return piece.value if isinstance(piece.block, ImageChooserBlock) else None

"""A page's content as the rules look at it: its pieces, its links, and all that they refer to."""

from dataclasses import dataclass, field

from wagtail.models import Page

from alliance_site.core.documents.models import CustomDocument
from alliance_site.core.images.models import CustomImage
from alliance_site.core.publishing.links import Link, links_of
from alliance_site.core.publishing.pieces import Path, Piece, pieces_of
from alliance_site.core.publishing.targets import fetch

__all__ = ["Content", "Link", "Path", "Piece", "content_of"]


@dataclass(frozen=True)
class Content:
    """A page with its pieces in order. `pages` holds those that readers can reach by key;
    what is missing from `pages`, `documents` or `images` is not there for readers."""

    page: Page
    pieces: list[Piece]
    links: list[Link]
    pages: set[int] = field(default_factory=set)
    documents: dict[int, CustomDocument] = field(default_factory=dict)
    images: dict[int, CustomImage] = field(default_factory=dict)


def content_of(page: Page) -> Content:
    """The content of a page, with everything it refers to fetched by at most three queries."""
    pieces = list(pieces_of(page))
    links = list(links_of(page, pieces))
    return Content(page, pieces, links, *fetch(page, pieces, links))

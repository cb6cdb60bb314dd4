"""Resolves all pages that a page refers to with one query, however many texts and blocks do so.

Wagtail asks the database once for every piece of rich text that holds a link and once for every
kind of block that holds a page. Here a page's raw contents are read first and every page they
name is fetched at once; the link handler and the page chooser find them.
"""

import re
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.core.signals import request_started
from django.utils.html import escape
from wagtail.blocks import PageChooserBlock
from wagtail.models import Page, Site
from wagtail.rich_text.pages import PageLinkHandler

from alliance_site.core.pages.addresses import address_below
from alliance_site.core.pages.keys import as_key
from alliance_site.core.pages.references import stored_values

LINK_TAG = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
LINK_ID = re.compile(r"\bid=\"([^\"]*)\"")


@dataclass
class Known:
    """The pages fetched so far by key (None: not there or not published), and the site's root."""

    pages: dict[int, Page | None] = field(default_factory=dict)
    root: str = ""

    def fetch(self, wanted: set[int]) -> dict[int, Page | None]:
        missing = wanted - self.pages.keys()
        if missing:
            self.pages.update(dict.fromkeys(missing))
            self.pages.update(Page.objects.live().in_bulk(missing))
        return self.pages

    def address(self, page: Page) -> str:
        return address_below(self.root, page) if self.root else page.url or ""


_known: ContextVar[Known | None] = ContextVar("known_pages", default=None)


def remember_links(page: Page, site: Site | None) -> None:
    """Fetches every published page that this page refers to, for the rest of the request."""
    known = Known(root=site.root_page.url_path if site else "")
    known.fetch(set(_references(page)))
    _known.set(known)


def _references(page: Page) -> Iterator[int]:
    """Keys of pages in raw content: links in texts, and what blocks keep under the name `page`."""
    for name, value in stored_values(page):
        if isinstance(value, str):
            for tag in LINK_TAG.findall(value):
                found = LINK_ID.search(tag)
                if found and (key := as_key(found.group(1))):
                    yield key
        elif name == "page" and isinstance(value, int):
            yield value


class RememberedPageLinkHandler(PageLinkHandler):
    """Page links in rich text, looked up in what the page has fetched already.

    A link to a page that is gone or not published loses its address and keeps its words.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [as_key(attrs.get("id")) or 0 for attrs in attrs_list]
        known = _known.get() or Known()
        found = known.fetch({pk for pk in ids if pk})
        pages = [found.get(pk) for pk in ids]
        return [f'<a href="{escape(known.address(page))}">' if page else "<a>" for page in pages]


class RememberedPageChooserBlock(PageChooserBlock):
    """A page of this site. Keep it under the name `page`, by which it is fetched with the rest."""

    def bulk_to_python(self, values: list[int | None]) -> list[Page | None]:
        known = _known.get()
        if known is None or any(value not in known.pages for value in values if value):
            # In the editor, where drafts must be found too.
            return super().bulk_to_python(values)
        return [known.pages.get(value) if value else None for value in values]


def _forget(**kwargs: Any) -> None:
    _known.set(None)


request_started.connect(_forget, dispatch_uid="forget_known_pages")

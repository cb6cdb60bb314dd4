"""What an issue tells: pages of the site in its own order, on the web and in the mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.dateformat import format as date_format
from wagtail.models import Page

from alliance_site.core.images.models import CustomImage
from alliance_site.core.images.pictures import load_pictures
from alliance_site.core.pages.visibility import visible_pages
from news.events.pages import EventPage
from news.items.page import NewsPage

if TYPE_CHECKING:
    from news.newsletter.pages import NewsletterIssuePage, NewsletterItem

ABOVE_SECTIONS, BELOW_A_SECTION = 2, 3


@dataclass(frozen=True)
class ShownItem:
    """One item as readers see it. `section` is the heading that stands before it, if any.

    `level` is that of its own heading: below a section it is one lower than before the first.
    """

    page: Page
    section: str
    title: str
    words: str
    note: str
    image: CustomImage | None
    is_example: bool
    level: int


def shown_items(issue: "NewsletterIssuePage") -> list[ShownItem]:
    """The items of an issue in their order; a page that is not public any more is left out."""
    rows = list(issue.items.all())
    keys = [row.page_id for row in rows]
    found = visible_pages().filter(pk__in=keys).defer_streamfields().specific() if keys else []
    pages = {page.pk: page for page in found}
    load_pictures(pages.values())
    return list(_in_sections(rows, pages))


def _in_sections(rows: list["NewsletterItem"], pages: dict[int, Page]) -> Iterator[ShownItem]:
    """A section whose first item is left out starts with its second."""
    section, level = "", ABOVE_SECTIONS
    for row in rows:
        section = row.section or section
        if row.page_id in pages:
            level = BELOW_A_SECTION if section else level
            yield _shown(row, pages[row.page_id], section, level)
            section = ""


def hidden_items(issue: "NewsletterIssuePage") -> list[Page]:
    """The pages that an issue names and that not everybody may see."""
    keys = [row.page_id for row in issue.items.all() if row.page_id]
    public = visible_pages().filter(pk__in=keys).values("pk")
    return list(Page.objects.filter(pk__in=keys).exclude(pk__in=public))


def _shown(row: "NewsletterItem", page: Page, section: str, level: int) -> ShownItem:
    return ShownItem(
        page=page,
        section=section,
        title=row.heading or page.title,
        words=row.words or page.search_description,
        note=_note(page),
        image=getattr(page, "image", None),
        is_example=getattr(page, "is_example", False),
        level=level,
    )


def _note(page: Page) -> str:
    """What kind of page it is, and when; an event also says where."""
    if isinstance(page, EventPage):
        cancelled = "Cancelled. " if page.is_cancelled else ""
        return f"{cancelled}Event: {page.when}, {page.where}"
    if isinstance(page, NewsPage):
        return f"News, {date_format(page.date, 'j F Y')}"
    return ""

"""What an issue tells: pages of the site in its own order, on the web and in the mail."""

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


@dataclass(frozen=True)
class ShownItem:
    """One item as readers see it. `section` is the heading that stands before it, if any."""

    page: Page
    section: str
    title: str
    words: str
    note: str
    image: CustomImage | None
    is_example: bool


def shown_items(issue: "NewsletterIssuePage") -> list[ShownItem]:
    """The items of an issue in their order; a page that is not public any more is left out."""
    rows = list(issue.items.all())
    keys = [row.page_id for row in rows]
    found = visible_pages().filter(pk__in=keys).defer_streamfields().specific() if keys else []
    pages = {page.pk: page for page in found}
    load_pictures(pages.values())
    return [_shown(row, pages[row.page_id]) for row in rows if row.page_id in pages]


def hidden_items(issue: "NewsletterIssuePage") -> list[Page]:
    """The pages that an issue names and that not everybody may see."""
    keys = [row.page_id for row in issue.items.all() if row.page_id]
    public = visible_pages().filter(pk__in=keys).values("pk")
    return list(Page.objects.filter(pk__in=keys).exclude(pk__in=public))


def _shown(row: "NewsletterItem", page: Page) -> ShownItem:
    return ShownItem(
        page=page,
        section=row.section,
        title=row.heading or page.title,
        words=row.words or page.search_description,
        note=_note(page),
        image=getattr(page, "image", None),
        is_example=getattr(page, "is_example", False),
    )


def _note(page: Page) -> str:
    """What kind of page it is, and when; an event also says where."""
    if isinstance(page, EventPage):
        cancelled = "Cancelled. " if page.is_cancelled else ""
        return f"{cancelled}Event: {page.when}, {page.where}"
    if isinstance(page, NewsPage):
        return f"News, {date_format(page.date, 'j F Y')}"
    return ""

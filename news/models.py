from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage
from news.events.pages import EventPage, EventsIndexPage
from news.queries import news_below
from news.topics import Topic

__all__ = ["EventPage", "EventsIndexPage", "NewsIndexPage", "NewsPage", "Topic"]

ITEMS_PER_PAGE = 12


class NewsIndexPage(BasePage):
    """The news section: all items, newest first."""

    kind = "News section"
    parent_page_types = ["core.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "news index"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # get_page() answers a page number that is no number, or too high, with the nearest page.
        paginator = Paginator(news_below(self), ITEMS_PER_PAGE)
        context["items"] = paginator.get_page(request.GET.get("page"))
        return context


class NewsPage(BasePage):
    """One news item."""

    kind = "News"
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    date = models.DateField(
        "date of the news",
        default=timezone.localdate,
        db_index=True,
        help_text="Shown with the item; the newest stand first.",
    )
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Marks the item as an example, so that nobody takes it for the alliance's word.",
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("is_example")]),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = "news item"

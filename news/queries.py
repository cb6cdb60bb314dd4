"""Reads news: each list is one queryset."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.pages.visibility import visible

if TYPE_CHECKING:
    from news.items.page import NewsPage


def news_items() -> PageQuerySet:
    """News items that anybody may see, newest first, with pictures, without bodies."""
    # By name: the page models import this module for their lists.
    pages = apps.get_model("news", "NewsPage").objects.all()
    return visible(pages).defer_streamfields().order_by("-date", "-pk")


def news_below(index: Page) -> PageQuerySet:
    """The items of one news section."""
    return news_items().filter(path__startswith=index.path)


def pinned(items: PageQuerySet) -> PageQuerySet:
    """Those that stand before newer ones today."""
    return items.filter(pinned_until__gte=timezone.localdate())


def not_pinned(items: PageQuerySet) -> PageQuerySet:
    """All others. Two lists, because one order for both could not be read from an index."""
    today = timezone.localdate()
    return items.filter(Q(pinned_until__isnull=True) | Q(pinned_until__lt=today))


def latest_news(count: int = 3) -> list[Page]:
    """What the whole site shows first: the pinned items, then the newest; in one query.

    The newest of each are found by their index, and only those few are read and put in order.
    """
    items = news_items()
    of_each = [some.values("pk")[:count] for some in (pinned(items), not_pinned(items))]
    keys = [items.filter(pk__in=few).order_by().values("pk") for few in of_each]
    found = news_items().filter(pk__in=keys[0].union(keys[1]))
    return sorted(found, key=lambda item: not item.is_pinned)[:count]


def latest_news_of(programme: Page, count: int = 3) -> list[Page]:
    """The newest items about a programme."""
    return list(news_items().filter(programmes=programme.pk)[:count])


def related_news(item: "NewsPage") -> list[Page]:
    """The items that an editor has set beside this one, in that order."""
    keys = [row.item_id for row in item.related_items.all()]
    return in_order(news_items(), [key for key in keys if key != item.pk])


def in_order(items: PageQuerySet, keys: Iterable[int]) -> list[Page]:
    keys = list(keys)
    found = items.in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]


def news_section() -> Page | None:
    """The page that lists all news."""
    index = apps.get_model("news", "NewsIndexPage")
    return visible(index.objects.all()).order_by("path").first()

"""Reads news: each list is one queryset."""

from django.apps import apps
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.pages.visibility import visible


def news_items() -> PageQuerySet:
    """News items that anybody may see, newest first, with pictures, without bodies."""
    # By name: the page models import this module for their lists.
    pages = apps.get_model("news", "NewsPage").objects.all()
    return visible(pages).defer_streamfields().order_by("-date", "-pk")


def news_below(index: Page) -> PageQuerySet:
    """The items of one news section."""
    return news_items().filter(path__startswith=index.path)


def latest_news(count: int = 3) -> list[Page]:
    """The newest items of the whole site, for the home page."""
    return list(news_items()[:count])

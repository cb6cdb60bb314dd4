"""Reads issues of the newsletter: each list is one queryset."""

from django.apps import apps
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.pages.visibility import visible


def issues_below(index: Page) -> PageQuerySet:
    """The issues of one newsletter that anybody may see, newest first."""
    # By name: the page models import this module for their lists.
    pages = visible(apps.get_model("news", "NewsletterIssuePage").objects.all())
    return pages.filter(path__startswith=index.path).order_by("-date", "-pk")

"""Tells search, mails and the site map what published feedback has for them."""

from collections.abc import Iterator

from django.urls import reverse

from alliance_site.core.seo import site_map
from alliance_site.core.seo.site_map import Entry
from engagement.feedback.queries import published
from engagement.published import indexing, mails, search

MOST = 10_000


def register() -> None:
    indexing.connect()
    search.register()
    mails.register()
    site_map.register("published feedback", _addresses)


def _addresses() -> Iterator[Entry]:
    for key, moment in published().values_list("pk", "published_at")[:MOST]:
        yield reverse("feedback_published", args=[key]), moment

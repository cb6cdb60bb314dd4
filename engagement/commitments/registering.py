"""Tells search, mails, the site map and the dashboard what commitments have for them."""

from collections.abc import Iterator

from django.urls import reverse

from alliance_site.core.dashboard import panels
from alliance_site.core.seo import site_map
from alliance_site.core.seo.site_map import Entry
from engagement.commitments import indexing, mails, search
from engagement.commitments.panel import PANEL
from engagement.commitments.queries import public
from engagement.commitments.words import address_of

MOST = 10_000


def register() -> None:
    indexing.connect()
    search.register()
    mails.register()
    panels.register(PANEL)
    site_map.register("commitments", _addresses)


def _addresses() -> Iterator[Entry]:
    yield reverse("commitments"), None
    for key, moment in public().values_list("pk", "status_since")[:MOST]:
        yield address_of(key), moment

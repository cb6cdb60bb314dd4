"""Tells the cache in front of the site that something has changed.

A page shows more than itself: the menu, the newest news, the settings. So any change empties
the whole cache, which costs a few page views and can never leave one behind: the cache is set
up to take a PURGE for any page as "everything" (deploy/varnish.vcl).
"""

import logging
from datetime import timedelta
from http.client import HTTPException
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django_tasks import task
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend, PurgeRequest
from wagtail.contrib.frontend_cache.utils import get_backends
from wagtail.signals import page_published, page_unpublished, post_page_move

logger = logging.getLogger(__name__)

# Longer than a page takes to draw, and than the worker takes to update the search index.
SETTLED = timedelta(seconds=3)


class CacheInFront(HTTPBackend):
    """Wagtail's purging over HTTP, which would wait for ever for a cache that does not answer."""

    TIMEOUT = 3

    def purge(self, url: str) -> None:
        address = f"{self.cache_scheme}://{self.cache_netloc}{urlsplit(url).path}"
        request = PurgeRequest(address, headers={"Host": urlsplit(url).netloc})
        try:
            urlopen(request, timeout=self.TIMEOUT).close()  # noqa: S310 (a setting, checked)
        except (OSError, HTTPException) as error:
            logger.error("The cache in front was not emptied (%s): %s", address, error)


def purge_site() -> None:
    for cache in get_backends().values():
        cache.purge(f"{settings.SITE_BASE_URL}/")


@task()
def purge_once_more() -> None:
    """For a page that was drawn just before the change and reached the cache just after it."""
    purge_site()


def site_has_changed(**kwargs: object) -> None:
    """Empties the cache in front once the change is safely stored, with all that goes with it."""
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    waiting = transaction.get_connection().run_on_commit
    if not any(function is _now_and_later for _, function, *_ in waiting):
        transaction.on_commit(_now_and_later)


def _now_and_later() -> None:
    purge_site()
    purge_once_more.using(run_after=timezone.now() + SETTLED).enqueue()


def connect() -> None:
    for page_signal in (page_published, page_unpublished, post_page_move):
        page_signal.connect(site_has_changed)
    empty_on_change_of(*_shown_on_pages())


def empty_on_change_of(*models: type[Model]) -> None:
    """For what public pages show; an app names its own models in `ready()`."""
    for model in models:
        post_save.connect(site_has_changed, sender=model)
        post_delete.connect(site_has_changed, sender=model)


def _shown_on_pages() -> tuple[type[Model], ...]:
    """What changes a public answer without a page being published."""
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.models import PageViewRestriction, Site

    from alliance_site.core.accessibility.models import AccessibilityIssue
    from alliance_site.core.areas.models import Area
    from alliance_site.core.documents.models import CustomDocument
    from alliance_site.core.facts.models import Fact
    from alliance_site.core.images.models import CustomImage
    from alliance_site.core.review.models import PageReview
    from alliance_site.core.search.models import SearchSynonym
    from alliance_site.core.site.models import SiteSettings

    return (
        AccessibilityIssue,
        Area,
        CustomDocument,
        CustomImage,
        PageReview,
        Fact,
        PageViewRestriction,
        Redirect,
        SearchSynonym,
        Site,
        SiteSettings,
    )

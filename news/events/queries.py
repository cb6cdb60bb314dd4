"""Reads events: each list is one queryset."""

from datetime import datetime

from django.apps import apps
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.pages.visibility import visible


def events() -> PageQuerySet:
    """Events that anybody may see, without their bodies."""
    # By name: the page models import this module for their lists.
    return visible(apps.get_model("news", "EventPage").objects.all()).defer_streamfields()


def coming(now: datetime | None = None) -> PageQuerySet:
    """What has not ended yet, the next one first; a cancelled event stays, marked as such."""
    return events().filter(ends_at__gt=now or timezone.now()).order_by("starts_at", "pk")


def past(now: datetime | None = None) -> PageQuerySet:
    """What has ended, the latest first."""
    return events().filter(ends_at__lte=now or timezone.now()).order_by("-starts_at", "-pk")


def next_events(count: int = 3, programme: Page | None = None) -> list[Page]:
    """The next events, of one programme or of all; cancelled ones invite nobody."""
    found = coming().filter(is_cancelled=False)
    if programme is not None:
        found = found.filter(programmes=programme.pk)
    return list(found[:count])


def events_section() -> Page | None:
    """The page that lists all events."""
    index = apps.get_model("news", "EventsIndexPage")
    return visible(index.objects.all()).order_by("path").first()

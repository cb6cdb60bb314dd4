"""What page review does by the clock, and where it takes part in the site."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard import panels
from alliance_site.core.review import due, hints, pages_due
from alliance_site.core.review.panel import PANEL
from alliance_site.core.review.reminders import remind_owners

MORNING = time(8)


def next_monday_morning(moment: datetime) -> datetime:
    """The first Monday, 8 o'clock in London, after a moment."""
    today = timezone.localtime(moment).date()
    monday = _morning_of(today + timedelta(days=-today.weekday() % 7))
    return monday if monday > moment else _morning_of(today + timedelta(days=7 - today.weekday()))


def _morning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, MORNING))


def _unpublished_changes(page: Page) -> Iterator[hints.Hint]:
    if page.has_unpublished_changes:
        yield hints.Hint(
            "The page has changes that are not published. You review what readers see now.",
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )


def register() -> None:
    due.register(pages_due.SOURCE)
    panels.register(PANEL)
    hints.register("unpublished_changes", _unpublished_changes)
    jobs.register(
        jobs.Job(
            "remind_owners", "Remind owners of what is due", remind_owners, next_monday_morning
        )
    )

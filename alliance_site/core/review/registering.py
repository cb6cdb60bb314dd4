"""What page review does by the clock, and where it takes part in the site."""

from collections.abc import Iterator

from django.urls import reverse
from wagtail.models import Page

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard import panels
from alliance_site.core.review import due, hints, pages_due
from alliance_site.core.review.panel import PANEL
from alliance_site.core.review.reminders import remind_owners

MONDAY, MORNING = 0, 8


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
            "remind_owners",
            "Remind owners of what is due",
            remind_owners,
            jobs.weekly_on(MONDAY, MORNING),
        )
    )

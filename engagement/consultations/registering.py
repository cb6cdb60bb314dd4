"""Tells search, mails, site map, clock and dashboard what consultations have for them."""

from collections.abc import Iterator

from django.urls import reverse

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard import panels
from alliance_site.core.seo import site_map
from alliance_site.core.seo.site_map import Entry
from engagement.consultations import indexing, mails, search
from engagement.consultations.panel import PANEL
from engagement.consultations.queries import standing
from engagement.consultations.reminders import remind

MORNING = 8


def register() -> None:
    indexing.connect()
    search.register()
    mails.register()
    site_map.register("consultations", _addresses)
    panels.register(PANEL)
    label = "Remind of the outcomes of consultations"
    jobs.register(jobs.Job("consultation_outcomes", label, remind, jobs.daily_at(MORNING)))


def _addresses() -> Iterator[Entry]:
    yield reverse("consultations"), None
    for each in standing().order_by("pk"):
        yield each.address, each.outcome_published_at or each.announced_at

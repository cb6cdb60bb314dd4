"""Tells the dashboard and the clock what page problems have for them."""

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard import panels
from alliance_site.core.page_problems.panel import PANEL
from alliance_site.core.page_problems.services import delete_old_problems

NAME = "delete_old_page_problems"


def register() -> None:
    panels.register(PANEL)
    label = "Delete page problems that are older than a year"
    jobs.register(jobs.Job(NAME, label, delete_old_problems, jobs.daily_at(3, 30)))

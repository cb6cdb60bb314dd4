"""Tells the dashboard, the clock and reviewers what page problems have for them."""

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard import panels
from alliance_site.core.page_problems.hints import reported
from alliance_site.core.page_problems.panel import PANEL
from alliance_site.core.page_problems.services import delete_old_problems
from alliance_site.core.review import hints

NAME = "delete_old_page_problems"


def register() -> None:
    panels.register(PANEL)
    hints.register("page problems", reported)
    label = "Delete page problems that are older than a year"
    jobs.register(jobs.Job(NAME, label, delete_old_problems, jobs.daily_at(3, 30)))

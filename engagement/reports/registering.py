"""Tells the clock what the reports have for it."""

from alliance_site.core.clock import jobs
from engagement.reports.counting import count_reports


def register() -> None:
    label = "Count the feedback of a quarter for the reports"
    jobs.register(jobs.Job("count_reports", label, count_reports, jobs.daily_at(1, 45)))

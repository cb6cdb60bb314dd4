"""Registers the report on what is done by the clock with the Wagtail admin."""

from alliance_site.core.clock.admin import JobsReport
from alliance_site.core.reports import register_report


def register() -> None:
    register_report(JobsReport, "jobs", order=1300)

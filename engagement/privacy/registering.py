"""Tells the clock and the finder of personal data what engagement has for them."""

from alliance_site.core.clock import jobs
from engagement.privacy import holder
from engagement.privacy.retention import run


def register() -> None:
    holder.register()
    label = "Delete feedback and contact details whose time is over"
    jobs.register(jobs.Job("purge_feedback", label, run, jobs.daily_at(3, 20)))

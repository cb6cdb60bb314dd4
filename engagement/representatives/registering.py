"""Tells the clock and the finder of personal data what is held on representatives."""

from alliance_site.core.clock import jobs
from engagement.representatives import holder
from engagement.representatives.forgetting import forget_addresses


def register() -> None:
    holder.register()
    label = "Delete the addresses of representatives whose time is over"
    jobs.register(jobs.Job("forget_representatives", label, forget_addresses, jobs.daily_at(3, 25)))

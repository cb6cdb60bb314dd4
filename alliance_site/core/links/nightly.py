"""Has the links checked each night."""

from alliance_site.core.clock import jobs
from alliance_site.core.links.checking import check_links


def register() -> None:
    jobs.register(jobs.Job("check_links", "Check the links", check_links, jobs.daily_at(2, 30)))

"""Has the links checked each night, and tells reviewers of broken ones."""

from alliance_site.core.clock import jobs
from alliance_site.core.links.checking import check_links
from alliance_site.core.links.hints import broken_links
from alliance_site.core.review import hints


def register() -> None:
    hints.register("broken links", broken_links)
    jobs.register(jobs.Job("check_links", "Check the links", check_links, jobs.daily_at(2, 30)))

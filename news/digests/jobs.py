"""What is done by the clock."""

from datetime import timedelta

from alliance_site.core.clock import jobs
from news.digests.services import tell_what_is_new

LOOK = jobs.every(timedelta(minutes=5))


def register() -> None:
    jobs.register(jobs.Job("tell_news", "Tell readers what is new", tell_what_is_new, LOOK))

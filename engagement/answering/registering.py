"""What answering has for the clock."""

from datetime import timedelta

from alliance_site.core.clock import jobs
from engagement.answering.contributors import tell_all_who_wait


def register() -> None:
    label = "Tell people what came of what they sent"
    every_minute = jobs.every(timedelta(minutes=1))
    jobs.register(jobs.Job("tell_contributors", label, tell_all_who_wait, every_minute))

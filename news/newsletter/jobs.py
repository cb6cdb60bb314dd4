"""What the newsletter does by the clock."""

from datetime import timedelta

from alliance_site.core.clock import jobs
from news.newsletter.sending import send_due


def register() -> None:
    label = "Send the newsletters that are due"
    jobs.register(jobs.Job("newsletters", label, send_due, jobs.every(timedelta(minutes=1))))

"""Tells the clock and the finder of personal data what the form has for them."""

from datetime import timedelta

from alliance_site.core.clock import jobs
from engagement.form import holder
from engagement.form.drafts import delete_old_drafts

NAME = "delete_old_feedback_drafts"


def register() -> None:
    holder.register()
    label = "Delete half-filled feedback forms after a day"
    jobs.register(jobs.Job(NAME, label, delete_old_drafts, jobs.every(timedelta(hours=1))))

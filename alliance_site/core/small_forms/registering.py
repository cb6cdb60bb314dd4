"""Tells the clock and the finder of personal data what small forms have for them."""

from alliance_site.core.clock import jobs
from alliance_site.core.small_forms import holder
from alliance_site.core.small_forms.services import delete_old_answers


def register() -> None:
    holder.register()
    label = "Delete answers to small forms whose time is over"
    jobs.register(jobs.Job("delete_small_forms", label, delete_old_answers, jobs.daily_at(3, 55)))

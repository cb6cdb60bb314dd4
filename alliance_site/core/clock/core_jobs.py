"""What core itself does by the clock."""

from datetime import timedelta

from django.core.management import call_command

from alliance_site.core.clock import jobs
from alliance_site.core.clock.jobs import Job, daily_at, every

MINUTELY = every(timedelta(minutes=1))


def _publish_scheduled() -> None:
    call_command("publish_scheduled", verbosity=0)


def _forget_sessions() -> str:
    call_command("clearsessions", verbosity=0)
    return "Old log-ins are forgotten."


def _forget_finished_work() -> str:
    # The clock itself leaves some thousands a day.
    call_command("prune_db_task_results", min_age_days=1, failed_min_age_days=14, verbosity=0)
    return "Finished work is forgotten after a day, failed work after two weeks."


def register() -> None:
    for job in (
        Job("publish", "Publish and expire pages at their time", _publish_scheduled, MINUTELY),
        Job("sessions", "Forget old log-ins", _forget_sessions, daily_at(3, 30)),
        Job("work", "Forget finished work", _forget_finished_work, daily_at(3, 40)),
    ):
        jobs.register(job)

"""The jobs that are done by the clock. Apps add theirs in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Job:
    """Something to be done again and again.

    `run` does it and may return a sentence that tells what it did. `after` gives the next time,
    from the time when the job was due: see `every` and `daily_at`.
    """

    name: str
    label: str
    run: Callable[[], str | None]
    after: Callable[[datetime], datetime]


_jobs: dict[str, Job] = {}


def register(job: Job) -> None:
    """Adds a job; one of the same name takes the place of the earlier."""
    _jobs[job.name] = job


def unregister(name: str) -> None:
    _jobs.pop(name, None)


def registered() -> list[Job]:
    return list(_jobs.values())


def every(step: timedelta) -> Callable[[datetime], datetime]:
    """A job that is done again a fixed time later."""
    return lambda moment: moment + step


def daily_at(hour: int, minute: int) -> Callable[[datetime], datetime]:
    """A job that is done each day at a time of our clocks, in summer and in winter."""

    def after(moment: datetime) -> datetime:
        today = timezone.localtime(moment)
        wanted = datetime.combine(today.date(), time(hour, minute), today.tzinfo)
        if wanted > moment:
            return wanted
        return datetime.combine(today.date() + timedelta(days=1), time(hour, minute), today.tzinfo)

    return after

"""The jobs that are done by the clock. Apps add theirs in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

# After this, what has not happened is late; what has not ended is taken for dead.
LATE = timedelta(minutes=10)


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


def named(name: str) -> Job | None:
    return _jobs.get(name)


def every(step: timedelta) -> Callable[[datetime], datetime]:
    """A job that is done again a fixed time later."""
    return lambda moment: moment + step


def daily_at(hour: int, minute: int = 0) -> Callable[[datetime], datetime]:
    """A job of each day, at this time by the clock on the wall, in summer as in winter."""
    return lambda moment: _next_time(moment, time(hour, minute), lambda day: True)


def weekly_on(weekday: int, hour: int) -> Callable[[datetime], datetime]:
    """A job of one day of the week (Monday is 0), by the clock on the wall."""
    return lambda moment: _next_time(moment, time(hour), lambda day: day.weekday() == weekday)


def _next_time(moment: datetime, at: time, fits: Callable[[date], bool]) -> datetime:
    zone = timezone.get_default_timezone()
    today = moment.astimezone(zone).date()
    for days in range(9):
        day = today + timedelta(days=days)
        # Compared in UTC: on the wall, an hour is missing in spring and comes twice in autumn.
        candidate = datetime.combine(day, at, zone).astimezone(UTC)
        if candidate > moment and fits(day):
            return candidate
    raise ValueError("no such day in a week")

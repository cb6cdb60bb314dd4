"""When readers are told what is new, by the clock on the wall, in summer as in winter."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from news.subscribers.models import Rhythm

HOUR = time(8)
MONDAY, FRIDAY = 0, 4
LONGEST_WAIT = 34  # days, from one first working day of a month to the next


def _is_monday(day: date) -> bool:
    return day.weekday() == MONDAY


def _is_first_working_day(day: date) -> bool:
    """A weekday, for somebody should be there when readers answer; bank holidays count as one."""
    if day.weekday() == MONDAY:
        return day.day <= 3  # noqa: PLR2004 (the first may have been a Saturday)
    return day.day == 1 and day.weekday() <= FRIDAY


DAYS: dict[str, Callable[[date], bool]] = {
    Rhythm.WEEKLY: _is_monday,
    Rhythm.MONTHLY: _is_first_working_day,
}
# How a mail says it, after "You get this mail".
SAID: dict[str, str] = {
    Rhythm.AT_ONCE: "when there is something new",
    Rhythm.WEEKLY: "once a week, on Mondays",
    Rhythm.MONTHLY: "once a month",
}


def last_due(rhythm: str, now: datetime) -> datetime:
    """The latest moment, up to now, at which readers of this rhythm were to be told."""
    if rhythm == Rhythm.AT_ONCE:
        return now
    zone = timezone.get_default_timezone()
    today = now.astimezone(zone).date()
    for days in range(LONGEST_WAIT + 1):
        day = today - timedelta(days=days)
        due = datetime.combine(day, HOUR, zone).astimezone(UTC)
        if DAYS[rhythm](day) and due <= now:
            return due
    raise ValueError("no such day in a month")

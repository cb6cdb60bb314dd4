"""The time that a plan is for."""

from datetime import date
from enum import Enum

from django.utils import timezone
from django.utils.dateformat import format as date_format


class Time(Enum):
    """Where a plan's time lies, seen from today; in the order in which readers look for it."""

    CURRENT = "Current"
    COMING = "Coming"
    PAST = "Past"

    @classmethod
    def of(cls, starts: date | None, ends: date | None) -> "Time | None":
        """None where a draft lacks a day."""
        today = timezone.localdate()
        if starts is None or ends is None:
            return None
        if ends < today:
            return cls.PAST
        return cls.COMING if starts > today else cls.CURRENT


def day(value: date) -> str:
    """Such as "5 September 2026"."""
    return date_format(value, "j F Y")


def period(starts: date | None, ends: date | None) -> str:
    """Such as "1 April 2026 to 31 March 2027"; a draft may lack a day."""
    first, last = (day(value) if value else "a day to be set" for value in (starts, ends))
    return f"{first} to {last}"

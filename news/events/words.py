"""Says when and where an event is, in the words of people."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as date_format

if TYPE_CHECKING:
    from news.events.pages import EventPage

NAMED_TIMES = {(0, 0): "midnight", (12, 0): "midday"}


def period(starts_at: datetime, ends_at: datetime) -> str:
    """One day with two times, or two days with a time each, as the clocks here show it."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if start.date() == end.date():
        return f"{_day(start)}, {clock_time(start)} to {clock_time(end)}"
    return f"{_day(start)}, {clock_time(start)}, to {_day(end)}, {clock_time(end)}"


def clock_time(moment: datetime) -> str:
    """As the NHS writes times: 10am, 12:30pm, midday."""
    if named := NAMED_TIMES.get((moment.hour, moment.minute)):
        return named
    return date_format(moment, "g:ia" if moment.minute else "ga").replace(".", "")


def _day(moment: datetime) -> str:
    return date_format(moment, "l j F Y")


def place_line(event: "EventPage") -> str:
    if event.place_name and event.is_online:
        return f"{event.place_name}, and online"
    return event.place_name or ("Online" if event.is_online else "")


def address_line(event: "EventPage") -> str:
    """The place with its address on one line, for calendars and search engines."""
    lines = [event.place_name, *event.place_address.splitlines()]
    return ", ".join(line.strip(" ,") for line in lines if line.strip(" ,"))

"""Openings and closings as a calendar file (RFC 5545).

Times are in UTC, so that no table of time zones can be wrong: a calendar shows them in its reader's
own time, on both sides of the change to summer time.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vDuration

from engagement.consultations.models import Consultation

# How often a calendar that follows us should look for changes.
LOOK_AGAIN = timedelta(hours=6)


def calendar_of(consultations: Iterable[Consultation], *, name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{_plain(name)}//Consultations//EN")
    calendar.add("version", "2.0")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, _plain(f"Consultations: {name}"))
    calendar.add("refresh-interval", vDuration(LOOK_AGAIN), {"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(LOOK_AGAIN))
    for each in consultations:
        for entry in _entries(each):
            calendar.add_component(entry)
    return calendar.to_ical()


def _entries(consultation: Consultation) -> Iterator[Event]:
    yield _entry(consultation, "opens", consultation.opens_at)
    if consultation.closes_at:
        yield _entry(consultation, "closes", consultation.closes_at)


def _entry(consultation: Consultation, what: str, moment: datetime) -> Event:
    """A moment without length, which keeps nobody's day free. Its number stays, so a later time
    takes the place of an earlier one."""
    entry = Event()
    announced = consultation.announced_at or moment
    entry.add("uid", f"consultation-{consultation.pk}-{what}")
    entry.add("dtstamp", announced.astimezone(UTC).replace(microsecond=0))
    entry.add("dtstart", moment.astimezone(UTC).replace(microsecond=0))
    example = "Example: " if consultation.is_example else ""
    entry.add("summary", _plain(f"{example}{consultation.name} {what}"))
    entry.add("description", _plain(_description(consultation)))
    entry.add("transp", "TRANSPARENT")
    entry.add("url", consultation.full_address)
    return entry


def _description(consultation: Consultation) -> str:
    times = f"It opens on {consultation.opens_on}. It closes on {consultation.closes_on}."
    parts = [f"For {consultation.who_it_is_for}", times, f"More: {consultation.full_address}"]
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Without the control characters that no calendar may hold."""
    return "".join(sign for sign in text if (sign >= " " and sign != "\x7f") or sign == "\n")

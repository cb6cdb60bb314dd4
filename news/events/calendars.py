"""Events as calendar files (RFC 5545), which calendar programs read and keep up to date.

Times are written in UTC, so that no table of time zones can be wrong: every calendar shows them
in its reader's own time, on both sides of the change to summer time.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vDuration

from news.events.words import address_line

if TYPE_CHECKING:
    from news.events.pages import EventPage

AddressOf = Callable[["EventPage"], str]

# How often a calendar that follows us should look for changes.
LOOK_AGAIN = timedelta(hours=6)


def calendar_of(events: Iterable["EventPage"], *, name: str, address_of: AddressOf) -> bytes:
    """One file with all these events; `address_of` says where each page is, with its host."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{_plain(name)}//Events//EN")
    calendar.add("version", "2.0")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, _plain(name))
    calendar.add("refresh-interval", vDuration(LOOK_AGAIN), {"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(LOOK_AGAIN))
    for event in events:
        calendar.add_component(_entry(event, address_of(event)))
    return calendar.to_ical()


def _entry(event: "EventPage", address: str) -> Event:
    entry = Event()
    changed = event.last_published_at or event.starts_at
    # Stays the same when the page moves or is written anew, so that nobody has an event twice.
    entry.add("uid", str(event.translation_key))
    entry.add("dtstamp", _utc(changed))
    entry.add("last-modified", _utc(changed))
    entry.add("sequence", _sequence(event))
    entry.add("dtstart", _utc(event.starts_at))
    entry.add("dtend", _utc(event.ends_at))
    entry.add("summary", _plain(f"Cancelled: {event.title}" if event.is_cancelled else event.title))
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    entry.add("description", _plain(description(event, address)))
    if location := _location(event):
        entry.add("location", _plain(location))
    entry.add("url", address)
    return entry


def description(event: "EventPage", address: str) -> str:
    """What somebody needs who has only the calendar in front of them."""
    parts = [
        f"This event is cancelled. {event.cancelled_because}" if event.is_cancelled else "",
        "This event is an example." if event.is_example else "",
        event.summary,
        f"How to join online: {event.how_to_join}" if event.is_online else "",
        *event.access_offers,
        event.access_notes,
        f"Book at {event.booking_url}" if event.booking_url else "",
        f"Book by email: {event.booking_email}" if event.booking_email else "",
        f"Cost: {event.cost}" if event.cost else "",
        f"More about this event: {address}",
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _location(event: "EventPage") -> str:
    place = address_line(event)
    if event.is_online:
        return f"{place}, and online" if place else "Online"
    return place


def _sequence(event: "EventPage") -> int:
    """Grows with each publication, as calendars need it to take the newer one."""
    if not event.first_published_at or not event.last_published_at:
        return 0
    return max(0, int((event.last_published_at - event.first_published_at).total_seconds()))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _plain(text: str) -> str:
    """Without the control characters that no calendar may hold; lines stay lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if (sign >= " " and sign != "\x7f") or sign == "\n")

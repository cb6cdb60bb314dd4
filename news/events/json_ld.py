"""An event as search engines read it (schema.org)."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from alliance_site.core.seo.head import Head
from news.events.words import address_line

if TYPE_CHECKING:
    from news.events.pages import EventPage

SCHEMA = "https://schema.org/"


def event_data(event: "EventPage", head: Head) -> dict[str, Any]:
    return {
        "@type": "Event",
        "@id": f"{head.canonical}#event",
        "url": head.canonical,
        "name": event.title,
        "description": head.description,
        "image": head.image.address,
        "startDate": timezone.localtime(event.starts_at).isoformat(),
        "endDate": timezone.localtime(event.ends_at).isoformat(),
        "eventStatus": SCHEMA + ("EventCancelled" if event.is_cancelled else "EventScheduled"),
        "eventAttendanceMode": SCHEMA + _attendance(event),
        "location": _locations(event, head),
        "isAccessibleForFree": not event.cost,
        "organizer": {"@id": f"{settings.SITE_BASE_URL}/#organisation"},
    }


def _attendance(event: "EventPage") -> str:
    if not event.is_online:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if event.place_name else "OnlineEventAttendanceMode"


def _locations(event: "EventPage", head: Head) -> list[dict[str, str]]:
    found = []
    if event.place_name:
        found.append({"@type": "Place", "name": event.place_name, "address": address_line(event)})
    if event.is_online:
        online = event.booking_url or head.canonical
        found.append({"@type": "VirtualLocation", "url": online})
    return found

"""Calendar files, read as a calendar program would."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar, Event
from wagtail.models import PageViewRestriction

from alliance_site.core.pages.home import HomePage
from tests import factories

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
FEED = "/news/events/calendar.ics"


def entries(client: Client, address: str) -> list[Event]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).events


def here(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        # The nights in which the clocks change, and the days before and after.
        (here(2026, 3, 28, 10), here(2026, 3, 28, 12), 2),
        (here(2026, 3, 28, 22), here(2026, 3, 29, 10), 11),
        (here(2026, 3, 29, 10), here(2026, 3, 29, 12), 2),
        (here(2026, 10, 24, 22), here(2026, 10, 25, 10), 13),
        (here(2026, 10, 25, 1, 30), here(2026, 10, 25, 3), 2.5),
        (here(2026, 10, 25, 10), here(2026, 10, 25, 12), 2),
    ],
)
def test_times_are_right_when_the_clocks_change(
    client: Client, home: HomePage, starts: datetime, ends: datetime, hours: float
) -> None:
    page = factories.EventPageFactory(slug="walk", starts_at=starts, ends_at=ends)
    for address in ("/news/events/walk/event.ics", FEED):
        with time_machine.travel("2026-03-01", tick=False):
            (entry,) = entries(client, address)
        assert entry.start == starts.astimezone(UTC)
        assert entry.start.astimezone(LONDON).hour == starts.hour
        assert entry.end.astimezone(LONDON).hour == ends.hour
        assert entry.end - entry.start == timedelta(hours=hours)
        assert entry.uid == str(page.translation_key)


def test_an_entry_says_all_that_somebody_needs(client: Client, home: HomePage) -> None:
    title = "Tea; cake, and a “talk” \\ " + "über " * 20
    factories.EventPageFactory(
        title=title.strip(),
        slug="tea",
        place_address="1 High Street,\r\nTown",
        is_online=True,
        how_to_join="We send a link.\nUse it.\x0b",
        step_free=True,
        booking_email="team@example.org",
    )
    raw = client.get("/news/events/tea/event.ics")
    assert raw["Content-Disposition"] == 'attachment; filename="tea.ics"'
    assert max(len(line) for line in raw.content.split(b"\r\n")) <= 75
    assert b"\x0b" not in raw.content
    (entry,) = entries(client, "/news/events/tea/event.ics")
    assert entry["SUMMARY"] == title.strip()
    assert entry["LOCATION"] == "Example venue, 1 High Street, Town, and online"
    assert entry["URL"] == "http://testserver/news/events/tea/"
    assert entry["STATUS"] == "CONFIRMED"
    assert "We send a link.\nUse it." in entry["DESCRIPTION"]
    assert "without steps" in entry["DESCRIPTION"]
    assert "team@example.org" in entry["DESCRIPTION"]
    assert "<" not in entry["DESCRIPTION"]


def test_a_change_keeps_the_identity_and_counts_up(client: Client, home: HomePage) -> None:
    page = factories.EventPageFactory(slug="walk", live=False)
    with time_machine.travel("2026-03-01 10:00+00:00", tick=False):
        page.save_revision().publish()
        (before,) = entries(client, "/news/events/walk/event.ics")
        again = client.get("/news/events/walk/event.ics").content
    with time_machine.travel("2026-03-02 10:00+00:00", tick=False):
        assert client.get("/news/events/walk/event.ics").content == again
        page.refresh_from_db()
        page.is_cancelled, page.cancelled_because = True, "The speaker is ill."
        page.save_revision().publish()
        (after,) = entries(client, FEED)
    assert after.uid == before.uid
    assert after["SEQUENCE"] > before["SEQUENCE"] == 0
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert after["STATUS"] == "CANCELLED"
    assert "The speaker is ill." in after["DESCRIPTION"]


def test_the_feed_has_what_is_coming_and_public(client: Client, home: HomePage) -> None:
    factories.EventPageFactory(title="Coming")
    past = datetime(2020, 1, 1, tzinfo=UTC)
    factories.EventPageFactory(title="Past", slug="past", starts_at=past)
    factories.EventPageFactory(title="Draft", slug="draft", live=False)
    private = factories.EventPageFactory(title="Private", slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert [entry["SUMMARY"] for entry in entries(client, FEED)] == ["Coming"]
    assert len(entries(client, "/news/events/past/event.ics")) == 1
    for slug in ("draft", "private", "no-such", "%00"):
        assert client.get(f"/news/events/{slug}/event.ics").status_code == 404
    for address in ("/news/calendar.ics", "/news/event.ics", "/calendar.ics"):
        assert client.get(address).status_code == 404
    assert client.post(FEED).status_code == 405


def test_an_empty_feed_is_a_calendar_still(client: Client, home: HomePage) -> None:
    factories.EventsIndexPageFactory()
    assert entries(client, FEED) == []

"""Events on pages: the list, one event, what other pages and search engines show of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from alliance_site.core.models import Area
from alliance_site.core.pages.home import HomePage
from alliance_site.core.publishing.problems import PublishingRefused
from news.models import Topic
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
EVENTS = "/news/events/"
NOON = datetime(2026, 7, 1, 11, tzinfo=UTC)  # midday in London


@pytest.fixture(autouse=True)
def _noon() -> Any:
    with time_machine.travel(NOON, tick=False):
        yield


def event(title: str, after: timedelta = timedelta(days=7), **fields: Any) -> Any:
    return factories.EventPageFactory(title=title, starts_at=NOON + after, **fields)


def titles(client: Client, query: str = "") -> list[str]:
    cards = soup(client.get(EVENTS + query)).select("main .nhsuk-card__link")
    return [card.get_text() for card in cards]


def words(client: Client, address: str) -> str:
    return " ".join(soup(client.get(address)).main.get_text(" ").split())


def test_events_stand_by_month_and_count_as_coming_until_they_end(
    client: Client, home: HomePage
) -> None:
    event("Later", timedelta(days=40))
    event("On now", timedelta(hours=-1))
    event("Two days", timedelta(days=-1), ends_at=NOON + timedelta(days=1))
    event("Just over", timedelta(hours=-2))
    assert titles(client) == ["Two days", "On now", "Later"]
    months = soup(client.get(EVENTS)).select("main h3")
    assert [month.get_text() for month in months[:3]] == ["June 2026", "July 2026", "August 2026"]
    assert titles(client, "?when=past") == ["Just over"]
    assert "s-maxage=600" in client.get(EVENTS)["Cache-Control"]
    with time_machine.travel(NOON + timedelta(minutes=59), tick=False):
        # A cache in front lets go of the list when the event ends.
        assert "s-maxage=60" in client.get(EVENTS)["Cache-Control"].split(", ")
        assert "s-maxage=60" in client.get("/")["Cache-Control"].split(", ")
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        assert titles(client) == ["Two days", "Later"]


def test_the_address_filters_and_bad_words_in_it_do_not(client: Client, home: HomePage) -> None:
    topic = Topic.objects.create(name="Screening", slug="screening")
    area = Area.objects.create(name="River & Hill", slug="river-hill")
    event("Both", topics=[topic], areas=[area])
    event("Topic", topics=[topic])
    event("Neither")
    assert titles(client, "?topic=screening") == ["Both", "Topic"]
    assert titles(client, "?topic=screening&area=river-hill&page=x") == ["Both"]
    for query in ("?topic=no-such&page=-7&when=never", "?topic=%00&area=" + "x" * 500):
        assert len(titles(client, query)) == 3
    page = soup(client.get(f"{EVENTS}?when=past&topic=screening"))
    assert "We found no past events for what you chose." in page.main.get_text()
    assert page.select_one("option[selected]")["value"] == "screening"
    assert page.select_one("input[name=when]")["value"] == "past"


def test_an_empty_list_says_so_and_many_events_have_pages(client: Client, home: HomePage) -> None:
    factories.EventsIndexPageFactory()
    assert "There are no coming events at the moment." in words(client, EVENTS)
    assert "There are no past events yet." in words(client, f"{EVENTS}?when=past")
    for number in range(21):
        event(f"Old {number}", timedelta(days=-number - 1))
    assert titles(client, "?when=past")[0] == "Old 0"
    assert titles(client, "?when=past&page=2") == ["Old 20"]
    links = [link["href"] for link in soup(client.get(f"{EVENTS}?when=past"))("a", href=True)]
    assert "?when=past&page=2" in links


def test_a_page_says_when_where_and_how(client: Client, home: HomePage) -> None:
    event("Walk", slug="walk", step_free=True)
    shown = words(client, f"{EVENTS}walk/")
    for line in (
        "Wednesday 8 July 2026, midday to 2pm",
        "Example venue",
        "Free",
        "without steps",
        "You do not need to book.",
    ):
        assert line in shown
    assert "hearing loop" not in shown
    with time_machine.travel(NOON + timedelta(days=8), tick=False):
        over = words(client, f"{EVENTS}walk/")
    assert "This event has taken place." in over
    assert "book." not in over


def test_a_cancelled_event_stays_and_says_so(client: Client, home: HomePage) -> None:
    event("Walk", slug="walk", is_cancelled=True, cancelled_because="It <rains>.")
    assert "Cancelled" in words(client, EVENTS)
    shown = words(client, f"{EVENTS}walk/")
    assert "This event is cancelled" in shown
    assert "It <rains>." in shown
    assert "You do not need to book." not in shown
    assert "Walk" not in words(client, "/")


def data(client: Client, address: str) -> dict[str, Any]:
    text = soup(client.get(address)).find("script", type="application/ld+json").string
    return {part["@type"]: part for part in json.loads(text)["@graph"]}


def test_search_engines_are_told(client: Client, home: HomePage) -> None:
    event("Walk", slug="walk", is_online=True, how_to_join="A link", cost="£2")
    found = data(client, f"{EVENTS}walk/")["Event"]
    assert found["startDate"] == "2026-07-08T12:00:00+01:00"
    assert found["eventStatus"].endswith("/EventScheduled")
    assert found["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert [place["@type"] for place in found["location"]] == ["Place", "VirtualLocation"]
    assert found["isAccessibleForFree"] is False
    assert "Event" not in data(client, EVENTS)


def test_the_search_finds_an_event_by_its_place(client: Client, home: HomePage) -> None:
    event("Walk", place_name="Zebra hall")
    kinds = soup(client.get("/search/?q=zebra")).select(".alliance-results__kind")
    assert [kind.get_text() for kind in kinds] == ["Event"]


def test_home_and_programmes_show_the_next_three(client: Client, home: HomePage) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    programme = factories.ProgrammePageFactory(parent=work, slug="early")
    assert "Coming events" not in words(client, "/") + words(client, "/our-work/early/")
    for number in range(4):
        event(f"Walk {number}", timedelta(days=number + 1))
    event("Ours", timedelta(days=9), programmes=[programme])
    home_page = words(client, "/")
    assert all(f"Walk {number}" in home_page for number in range(3))
    assert "Walk 3" not in home_page
    shown = soup(client.get("/our-work/early/")).main
    assert [card.get_text() for card in shown.select(".nhsuk-card__link")] == ["Ours"]
    assert shown.find("a", string="See all events") or EVENTS in str(shown)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"place_name": ""}, "place_name"),
        ({"is_online": True}, "how_to_join"),
        ({"is_cancelled": True}, "cancelled_because"),
    ],
)
def test_a_draft_may_lack_what_a_published_event_must_say(
    home: HomePage, fields: dict[str, Any], missing: str
) -> None:
    page = factories.EventPageFactory(live=False, **fields)
    with pytest.raises(PublishingRefused) as refused:
        page.save_revision().publish()
    assert missing in refused.value.message_dict


def test_an_event_ends_after_it_starts(home: HomePage) -> None:
    page = event("Walk")
    for wrong in (page.starts_at, page.starts_at - timedelta(days=1)):
        page.ends_at = wrong
        with pytest.raises(ValidationError, match="must end after"):
            page.full_clean()


def test_the_list_costs_the_same_for_more_events(client: Client, home: HomePage) -> None:
    def cost(address: str) -> int:
        client.get(address)
        with counted() as found:
            client.get(address)
        return found.queries

    addresses: tuple[str, ...] = (EVENTS, "/news/events/calendar.ics")
    look: Callable[[], list[int]] = lambda: [cost(address) for address in addresses]  # noqa: E731
    topics = [Topic.objects.create(name=f"T{n}", slug=f"t{n}") for n in range(3)]
    for number in range(2):
        event(f"E{number}", topics=topics)
    few = look()
    for number in range(2, 10):
        event(f"E{number}", topics=topics)
    assert look() == few

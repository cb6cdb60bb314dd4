"""Everything that another alliance would change without touching the code."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from alliance_site.core.pages.home import HomePage
from alliance_site.core.site.models import SiteSettings
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def settings_of_site(home: HomePage) -> SiteSettings:
    return SiteSettings.for_site(home.get_site())


def test_an_alert_shows_its_level_in_words_and_goes_at_its_time(
    client: Client, home: HomePage, settings_of_site: SiteSettings
) -> None:
    where = factories.StandardPageFactory(parent=home, slug="closed")
    settings_of_site.alert_level = "urgent"
    settings_of_site.alert_heading = "The clinic is closed"
    settings_of_site.alert_link = where
    settings_of_site.alert_expires_at = NOON
    settings_of_site.save()
    with time_machine.travel(NOON.replace(hour=11, minute=58), tick=False):
        response = client.get("/")
        alert = soup(response).select_one(".alliance-alert")
        assert "Urgent: The clinic is closed" in " ".join(alert.get_text().split())
        assert alert.a["href"] == "/closed/"
        # A cache in front must not show it for longer either.
        assert "s-maxage=120" in response["Cache-Control"]
    with time_machine.travel(NOON.replace(minute=1), tick=False):
        response = client.get("/")
        assert not soup(response).select_one(".alliance-alert")
        assert "s-maxage=600" in response["Cache-Control"]


def test_an_alert_without_a_heading_is_none(client: Client, settings_of_site: SiteSettings) -> None:
    settings_of_site.alert_text = "Something"
    settings_of_site.save()
    assert not soup(client.get("/")).select_one(".alliance-alert")


def test_the_demonstration_banner_can_be_turned_off(
    client: Client, settings_of_site: SiteSettings
) -> None:
    assert "not an official NHS website" in soup(client.get("/")).get_text()
    settings_of_site.demonstration_banner = False
    settings_of_site.save()
    assert "not an official NHS website" not in soup(client.get("/")).get_text()


def test_the_footer_links_pages_websites_and_channels(
    client: Client, home: HomePage, settings_of_site: SiteSettings
) -> None:
    page = factories.StandardPageFactory(parent=home, title="Privacy", slug="privacy")
    draft = factories.StandardPageFactory(parent=home, title="Draft", live=False)
    settings_of_site.footer_links = json.dumps(
        [
            {"type": "page", "value": page.pk},
            {"type": "page", "value": draft.pk},
            {"type": "link", "value": {"text": "Our host", "url": "https://example.org/"}},
        ]
    )
    settings_of_site.social_channels = json.dumps(
        [
            {
                "type": "channel",
                "value": {"channel": "bluesky", "name": "", "url": "https://b.org"},
            },
            {
                "type": "channel",
                "value": {"channel": "other", "name": "Blog", "url": "https://c.org"},
            },
        ]
    )
    settings_of_site.save()
    links = {a.get_text(strip=True): a["href"] for a in soup(client.get("/")).footer("a")}
    assert links == {
        "Privacy": "/privacy/",
        "Our host": "https://example.org/",
        "Bluesky": "https://b.org",
        "Blog": "https://c.org",
        "Get our news by email": "/news/newsletter/subscribe/",
    }


def test_channels_stand_with_the_contact_details_and_the_news(
    client: Client, home: HomePage, settings_of_site: SiteSettings
) -> None:
    body = json.dumps([{"type": "contact", "value": None}])
    factories.StandardPageFactory(parent=home, slug="contact", body=body)
    news = factories.NewsIndexPageFactory(parent=home)
    factories.news(news, slug="item")
    pages = ("/contact/", "/news/", "/news/item/")
    for address in pages:
        assert "social media" not in soup(client.get(address)).main.get_text().lower()
    channel = {"channel": "linkedin", "name": "", "url": "https://example.org/alliance"}
    settings_of_site.social_channels = json.dumps([{"type": "channel", "value": channel}])
    settings_of_site.save()
    for address in pages:
        main = soup(client.get(address)).main
        [link] = main.find_all("a", href="https://example.org/alliance")
        assert link.get_text() == "LinkedIn"
    assert "No contact details" not in soup(client.get("/contact/")).main.get_text()


def test_an_own_logo_takes_the_place_of_the_mark(
    client: Client, settings_of_site: SiteSettings
) -> None:
    assert "mark-white" in soup(client.get("/")).header.img["src"]
    settings_of_site.logo = factories.ImageFactory()
    settings_of_site.save()
    assert "max-560x160" in soup(client.get("/")).header.img["src"]


def test_contact_details_come_from_the_settings(
    client: Client, home: HomePage, settings_of_site: SiteSettings
) -> None:
    body = json.dumps([{"type": "contact", "value": None}])
    factories.StandardPageFactory(parent=home, slug="contact", body=body)
    assert "No contact details have been added" in soup(client.get("/contact/")).get_text()
    settings_of_site.contact_email = "team@example.org"
    settings_of_site.contact_phone = "020 7946 0000"
    settings_of_site.save()
    links = [a["href"] for a in soup(client.get("/contact/")).select(".alliance-contact a")]
    assert links == ["mailto:team@example.org", "tel:02079460000"]

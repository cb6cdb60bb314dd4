"""Readers share by plain links, of the ways that the alliance has chosen."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import ADMINISTRATOR, EDITOR
from alliance_site.core.sharing.ways import WAYS, links_to_share
from alliance_site.core.site.models import SiteSettings
from tests import factories
from tests.core.roles.screens import client_of, fields_of
from tests.pages import soup

ADDRESS = "https://www.example.org/news/a-b/"
HARD = "Tea & “cake”? 50% off\r\nBcc: x@example.org #now +1 🎉 سرطان"
ONE_LINE = " ".join(HARD.split())
EVERY = [way.key for way in WAYS]


def shared(title: str, address: str = ADDRESS) -> dict[str, dict[str, list[str]]]:
    """What each site is told, as its own program would read it."""
    links = links_to_share(EVERY, title, address)
    return {link.name: parse_qs(urlsplit(link.url).query) for link in links}


def test_every_site_reads_the_title_and_the_address_as_they_are() -> None:
    assert shared(HARD) == {
        "Email": {"subject": [ONE_LINE], "body": [ADDRESS]},
        "WhatsApp": {"text": [f"{ONE_LINE} {ADDRESS}"]},
        "Facebook": {"u": [ADDRESS]},
        "LinkedIn": {"url": [ADDRESS]},
        "X": {"text": [ONE_LINE], "url": [ADDRESS]},
        "Bluesky": {"text": [f"{ONE_LINE} {ADDRESS}"]},
    }


def test_links_are_plain_text_without_signs_that_programs_of_mail_stumble_over() -> None:
    for link in links_to_share(EVERY, HARD, ADDRESS):
        assert link.url.isascii()
        assert not set(link.url) & set(" +\"'<>\r\n")


@pytest.mark.parametrize("title", ["word " * 51, "x" * 255, "🎗️" * 127])
def test_a_long_title_leaves_room_for_the_address(title: str) -> None:
    text = shared(title)["Bluesky"]["text"][0]
    assert text.endswith(f"… {ADDRESS}")
    assert len(text) < 300


def test_what_is_chosen_is_shown_in_one_order_and_what_is_unknown_is_not() -> None:
    links = links_to_share(["x", "myspace", "email"], "A", ADDRESS)
    assert [f"{link.lead} {link.name}" for link in links] == ["Share by Email", "Share on X"]


@pytest.fixture
def settings_of_site(home: HomePage) -> SiteSettings:
    return SiteSettings.for_site(home.get_site())


@pytest.fixture
def pages(home: HomePage) -> list[str]:
    news = factories.NewsIndexPageFactory(parent=home)
    factories.news(news, slug="item", title="An item")
    factories.EventPageFactory(slug="walk")
    work = factories.ProgrammeIndexPageFactory(parent=home)
    factories.ProgrammePageFactory(parent=work, slug="early")
    return ["/news/item/", "/news/events/walk/", "/our-work/early/"]


@pytest.mark.django_db
def test_news_events_and_programmes_can_be_shared(
    client: Client, pages: list[str], settings_of_site: SiteSettings
) -> None:
    for address in pages:
        part = soup(client.get(address)).find("section", {"aria-labelledby": "share"})
        assert [link.text for link in part("a")] == [
            "Share by Email",
            "Share on WhatsApp",
            "Share on Facebook",
            "Share on LinkedIn",
        ]
        assert all("noopener" in link["rel"] and not link.get("target") for link in part("a"))
        whole = f"http://testserver{address}"
        assert part.select_one(".alliance-share__address").text == whole
        facebook = next(link["href"] for link in part("a") if "Facebook" in link.text)
        assert parse_qs(urlsplit(facebook).query) == {"u": [whole]}
    settings_of_site.share_by = []
    settings_of_site.save()
    for address in pages:
        assert soup(client.get(address)).find(id="share") is None


@pytest.mark.django_db
def test_an_administrator_chooses_the_ways(
    client: Client, pages: list[str], settings_of_site: SiteSettings
) -> None:
    staff = client_of(factories.staff(ADMINISTRATOR))
    screen = f"/admin/settings/core/sitesettings/{settings_of_site.site_id}/"
    form = soup(staff.get(screen)).find("input", {"name": "share_by"}).find_parent("form")
    boxes = form.find_all("input", {"name": "share_by"})
    assert [box["value"] for box in boxes] == EVERY
    assert [box["value"] for box in boxes if box.has_attr("checked")] == EVERY[:4]

    # The blocks of the two lists are drawn by a script.
    rest = {**fields_of(form), "social_channels-count": "0", "footer_links-count": "0"}

    def choose(*ways: str) -> list[str]:
        assert staff.post(screen, {**rest, "share_by": ways}).status_code in (200, 302)
        settings_of_site.refresh_from_db()
        return settings_of_site.share_by

    assert set(choose("bluesky", "email")) == {"email", "bluesky"}
    part = soup(client.get(pages[0])).find("section", {"aria-labelledby": "share"})
    assert [link.text for link in part("a")] == ["Share by Email", "Share on Bluesky"]
    assert choose() == []
    assert soup(client.get(pages[0])).find(id="share") is None
    assert choose("myspace") == []


@pytest.mark.django_db
def test_an_item_that_is_not_stored_yet_can_be_previewed(home: HomePage) -> None:
    section = factories.NewsIndexPageFactory(parent=home)
    staff = client_of(factories.staff(EDITOR))
    place = ["news", "newspage", section.pk]
    form = soup(staff.get(reverse("wagtailadmin_pages:add", args=place))).find(
        "form", id="page-edit-form"
    )
    address = reverse("wagtailadmin_pages:preview_on_add", args=place)
    fields = {**fields_of(form), "title": "Not stored", "slug": "not-stored"}
    assert staff.post(address, fields).json()["is_valid"]
    page = soup(staff.get(address))
    assert page.find(id="share")
    assert "/static/images/social-card" in page.find("meta", property="og:image")["content"]

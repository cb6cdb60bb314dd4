"""What machines read: titles, cards, structured data, site map, robots, security contact."""

import json
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.test import Client, override_settings
from PIL import Image

from alliance_site.core.pages.home import HomePage
from alliance_site.core.site.models import SiteSettings
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def named(home: HomePage) -> SiteSettings:
    settings = SiteSettings.for_site(home.get_site())
    settings.organisation_name = "River Cancer Alliance"
    settings.save()
    return settings


def test_a_page_says_who_it_is(client: Client, home: HomePage, named: SiteSettings) -> None:
    factories.StandardPageFactory(parent=home, title="About us", slug="about")
    page = soup(client.get("/about/"))
    assert page.title.get_text() == "About us – River Cancer Alliance"
    meta = {tag.get("name") or tag.get("property"): tag["content"] for tag in page("meta")[1:]}
    assert meta["description"] == "What About us is about."
    assert meta["og:title"] == "About us"
    assert meta["og:url"] == "http://testserver/about/"
    assert meta["twitter:card"] == "summary_large_image"
    assert page.find("link", rel="canonical")["href"] == "http://testserver/about/"
    assert page.html["lang"] == "en-gb"


def test_the_home_page_has_the_name_alone(client: Client, named: SiteSettings) -> None:
    page = soup(client.get("/"))
    assert page.title.get_text() == "River Cancer Alliance"
    assert page.find("meta", property="og:title")["content"] == "River Cancer Alliance"


def social_image(client: Client, address: str) -> dict[str, str]:
    """What networks are told of the picture of a page."""
    page = soup(client.get(address))
    tags = page.find_all("meta", property=re.compile("^og:image"))
    card = page.find("meta", attrs={"name": "twitter:card"})["content"]
    return {tag["property"]: tag["content"] for tag in tags} | {"card": card}


@pytest.mark.parametrize(
    ("size", "shown", "card"),
    [((1600, 1000), (1200, 630), "summary_large_image"), ((400, 300), (400, 210), "summary")],
)
def test_a_page_with_a_picture_is_shown_with_it_in_its_true_size(
    client: Client, home: HomePage, size: tuple[int, int], shown: tuple[int, int], card: str
) -> None:
    image = factories.ImageFactory(
        description="Three arches", file__width=size[0], file__height=size[1]
    )
    factories.StandardPageFactory(parent=home, slug="pictured", image=image)
    told = social_image(client, "/pictured/")
    address = told.pop("og:image")
    assert "fill-1200x630" in address
    assert told == {
        "og:image:alt": "Three arches",
        "og:image:width": str(shown[0]),
        "og:image:height": str(shown[1]),
        "card": card,
    }
    file = client.get(address.removeprefix("http://testserver"))
    with Image.open(BytesIO(b"".join(file))) as real:
        assert real.size == shown


def test_what_is_no_page_has_the_card_of_the_site(client: Client, named: SiteSettings) -> None:
    told = social_image(client, "/search/")
    assert told["og:image"].startswith("http://testserver/static/images/social-card")
    assert told["og:image:alt"] == "River Cancer Alliance"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")


def test_the_canonical_address_keeps_the_page_number_and_nothing_else(
    client: Client, home: HomePage
) -> None:
    for query, expected in (("?page=2&utm=x", "?page=2"), ("?page=x", ""), ("?page=-1", "")):
        page = soup(client.get(f"/search/{query}"))
        assert page.find("link", rel="canonical")["href"] == f"http://testserver/search/{expected}"


def test_structured_data_is_valid_and_cannot_be_broken_out_of(
    client: Client, home: HomePage, named: SiteSettings
) -> None:
    factories.StandardPageFactory(parent=home, title="</script><b>x & y", slug="odd")
    response = client.get("/odd/")
    data = soup(response).find("script", type="application/ld+json").string
    graph = {part["@type"]: part for part in json.loads(data)["@graph"]}
    assert graph["WebPage"]["name"] == "</script><b>x & y"
    assert graph["Organization"]["name"] == "River Cancer Alliance"
    assert [i["name"] for i in graph["BreadcrumbList"]["itemListElement"]] == [
        "Home",
        "</script><b>x & y",
    ]
    assert b"</script><b>" not in response.content


def test_the_sitemap_lists_what_is_public_in_a_fixed_number_of_queries(
    client: Client, home: HomePage
) -> None:
    factories.StandardPageFactory(parent=home, slug="draft", live=False)
    factories.StandardPageFactory(parent=home, slug="public")
    with counted() as few:
        content = b"".join(client.get("/sitemap.xml"))
    places = [e.text for e in ElementTree.fromstring(content).iter(f"{SITEMAP}loc")]
    # After the pages comes what apps add.
    assert places[:2] == ["http://testserver/", "http://testserver/public/"]
    assert "http://testserver/draft/" not in places
    for _ in range(10):
        factories.StandardPageFactory(parent=home)
    with counted() as many:
        content = b"".join(client.get("/sitemap.xml"))
    assert content.count(b"<loc>") == len(places) + 10
    assert many.queries == few.queries <= 5


def test_robots_are_told_of_the_sitemap_and_kept_from_the_admin(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_security_txt_names_a_contact_and_a_date(client: Client, named: SiteSettings) -> None:
    assert (
        "Contact: http://testserver/contact/"
        in client.get("/.well-known/security.txt").content.decode()
    )
    named.contact_email = "team@example.org"
    named.save()
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:team@example.org" in text
    assert "Expires: 20" in text


def test_the_old_address_of_the_icon_leads_to_it(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("favicon.ico")
    assert client.get("/site.webmanifest").json()["icons"]


@override_settings(SITE_BASE_URL="https://www.example.org")
def test_addresses_come_from_the_setting_not_from_the_request(
    client: Client, home: HomePage
) -> None:
    page = soup(client.get("/", headers={"host": "evil.example"}))
    assert page.find("link", rel="canonical")["href"] == "https://www.example.org/"

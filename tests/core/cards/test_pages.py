"""The card of a page: its address, who gets it, and what it costs."""

import re
import shutil
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from alliance_site.core.cards.drawing import drawn
from alliance_site.core.cards.words import Card
from alliance_site.core.pages.home import HomePage
from alliance_site.core.site.models import SiteSettings
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
CARD = re.compile(r"http://testserver(/cards/(\d+)/[0-9a-f]{16}\.png)")


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Pages of other tests had the same keys."""
    shutil.rmtree(default_storage.path("cards"), ignore_errors=True)


@pytest.fixture(autouse=True)
def named(home: HomePage) -> SiteSettings:
    settings = SiteSettings.for_site(home.get_site())
    settings.organisation_name = "River Cancer Alliance"
    settings.strapline = "Better together"
    settings.save()
    return settings


def page_called(title: str, **fields: object) -> Page:
    return factories.StandardPageFactory(title=title, slug="page", **fields)


def told_of(client: Client, address: str = "/page/") -> tuple[str, str]:
    """The address of the card that a page names, and the words for it."""
    page = soup(client.get(address))
    image = page.find("meta", property="og:image")["content"]
    found = CARD.fullmatch(image)
    assert found, image
    return found[1], page.find("meta", property="og:image:alt")["content"]


def kept(page: Page) -> list[str]:
    folder = f"cards/{page.pk}"
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def test_a_page_without_a_picture_has_a_card_with_its_title(client: Client) -> None:
    page = page_called("About us")
    address, words = told_of(client)
    assert words == "Information – About us – River Cancer Alliance"
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=31536000, s-maxage=600, immutable"
    assert answer.content == drawn(Card("Information", "About us", "River Cancer Alliance"))
    with Image.open(BytesIO(answer.content)) as image:
        assert image.size == (1200, 630)
    assert kept(page) == [address.rsplit("/", 1)[1]]


@pytest.mark.parametrize("title", ["سرطان", "癌症筛查", "🎗️"])
def test_a_title_that_cannot_be_shown_gives_the_card_of_the_site(
    client: Client, title: str
) -> None:
    page_called(title)
    address, words = told_of(client)
    assert words == told_of(client, "/")[1] == "River Cancer Alliance – Better together"
    assert client.get(address).status_code == 200


def test_where_no_words_can_be_shown_the_card_of_the_site_is_the_one_without_words(
    client: Client, named: SiteSettings
) -> None:
    named.organisation_name = "سرطان"
    named.save()
    page = page_called("سرطان")
    image = soup(client.get("/page/")).find("meta", property="og:image")["content"]
    assert "/static/images/social-card" in image
    assert client.get(f"/cards/{page.pk}/{'0' * 16}.png").status_code == 404


def test_a_kind_that_says_the_same_as_the_title_is_left_out(client: Client) -> None:
    factories.HaveYourSayPageFactory()
    assert told_of(client, "/have-your-say/")[1] == "Have your say – River Cancer Alliance"


def test_other_words_have_another_address_and_the_old_one_leads_there(
    client: Client, named: SiteSettings
) -> None:
    page = page_called("Old title")
    old, _ = told_of(client)
    client.get(old)
    page.title = "New title"
    page.save_revision().publish()
    new, words = told_of(client)
    assert new != old
    assert "New title" in words
    assert client.get(old)["Location"] == new
    assert client.get(new).status_code == 200
    assert kept(page) == [new.rsplit("/", 1)[1]]  # one for each page, the newest

    named.organisation_name = "Lake Cancer Alliance"
    named.save()
    assert told_of(client)[0] not in (old, new)


def test_a_title_that_is_not_published_yet_is_nowhere(client: Client) -> None:
    page = page_called("Known")
    before = told_of(client)
    page.title = "A secret plan"
    page.save_revision()
    assert told_of(client) == before
    assert client.get(before[0]).content == drawn(
        Card("Information", "Known", "River Cancer Alliance")
    )


def test_only_pages_that_anybody_may_see_have_a_card(client: Client, home: HomePage) -> None:
    section = page_called("Section")
    inside = factories.StandardPageFactory(title="Inside", slug="inside", parent=section)
    address, _ = told_of(client, "/page/inside/")
    assert client.get(address).status_code == 200
    forged = f"/cards/{inside.pk}/{'0' * 16}.png"

    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    client.force_login(factories.UserFactory(is_superuser=True))
    for who in (client, Client()):
        assert [who.get(a).status_code for a in (address, forged)] == [404, 404]
    PageViewRestriction.objects.all().delete()
    inside.unpublish()
    assert [Client().get(a).status_code for a in (address, forged)] == [404, 404]
    outside = home.get_root()
    assert client.get(f"/cards/{outside.pk}/{'0' * 16}.png").status_code == 404


def test_a_forged_address_leads_to_the_right_one_and_draws_nothing(client: Client) -> None:
    page = page_called("About us")
    right, _ = told_of(client)
    for digest in ("0" * 16, "f" * 16):
        answer = client.get(f"/cards/{page.pk}/{digest}.png")
        assert (answer.status_code, answer["Location"]) == (302, right)
    assert kept(page) == []


@pytest.mark.parametrize(
    "address",
    ["0/{0}", "9" * 30 + "/{0}", "-1/{0}", "1/short", "1/{0}{0}", "1/%00", "1/{0}/../x", "x/{0}"],
)
def test_an_address_that_no_card_can_have_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/cards/{address.format('a' * 16)}.png").status_code == 404


def test_a_card_is_only_read(client: Client) -> None:
    page_called("About us")
    address, _ = told_of(client)
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_it_is_drawn_once_and_damaged_files_are_drawn_anew(client: Client) -> None:
    page = page_called("About us")
    address, _ = told_of(client)
    first = client.get(address).content
    name = f"cards/{page.pk}/{address.rsplit('/', 1)[1]}"
    other = drawn(Card("", "Kept", ""))
    for content, served in ((other, other), (first[:500], first), (b"", first)):
        default_storage.delete(name)
        default_storage.save(name, ContentFile(content))
        assert client.get(address).content == served
    assert default_storage.open(name).read() == first


def test_it_is_beyond_the_reach_of_whoever_knows_where_files_are(client: Client) -> None:
    page = page_called("About us")
    address, _ = told_of(client)
    client.get(address)
    [file] = kept(page)
    for folder in ("cards", "images/../cards", "images/%2e%2e/cards"):
        assert client.get(f"/media/{folder}/{page.pk}/{file}").status_code in (400, 404)


def test_it_goes_with_its_page(
    client: Client, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    page = page_called("About us")
    client.get(told_of(client)[0])
    assert kept(page)
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert kept(page) == []


def test_it_costs_the_same_few_queries_on_a_large_site(client: Client, home: HomePage) -> None:
    page_called("About us")
    address, _ = told_of(client)
    client.get(address)
    with counted() as few:
        client.get(address)
    for _ in range(10):
        factories.StandardPageFactory(parent=home, show_in_menus=True)
    with counted() as many:
        client.get(address)
    assert many.queries == few.queries <= 4

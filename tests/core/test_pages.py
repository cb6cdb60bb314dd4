"""Pages: where they may stand, what they show, what becomes of links."""

import json

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from alliance_site.core.images.sizes import PAGE_FILTERS, WITH_PARTNERS
from alliance_site.core.links.checking import check_links
from alliance_site.core.models import HomePage, SiteMapPage, StandardPage
from news.models import EventPage, EventsIndexPage, NewsIndexPage, NewsPage
from programmes.models import PrinciplePage, PrinciplesIndexPage, ProgrammeIndexPage, ProgrammePage
from tests import factories
from tests.pages import soup


class TestWherePagesMayStand(WagtailPageTestCase):
    def test_the_tree_of_the_alliance(self) -> None:
        for parent, child in (
            (Page, HomePage),
            (HomePage, StandardPage),
            (StandardPage, StandardPage),
            (HomePage, ProgrammeIndexPage),
            (ProgrammeIndexPage, ProgrammePage),
            (ProgrammeIndexPage, PrinciplesIndexPage),
            (PrinciplesIndexPage, PrinciplePage),
            (HomePage, NewsIndexPage),
            (NewsIndexPage, NewsPage),
            (NewsIndexPage, EventsIndexPage),
            (EventsIndexPage, EventPage),
            (HomePage, SiteMapPage),
        ):
            self.assertCanCreateAt(parent, child)

    def test_nothing_stands_below_a_leaf_or_in_the_wrong_section(self) -> None:
        for parent, child in (
            (NewsPage, StandardPage),
            (HomePage, PrinciplePage),
            (HomePage, ProgrammePage),
            (StandardPage, NewsPage),
            (HomePage, EventPage),
            (HomePage, HomePage),
        ):
            self.assertCanNotCreateAt(parent, child)


pytestmark = pytest.mark.django_db


def test_a_page_shows_its_title_summary_and_the_way_back(client: Client, home: HomePage) -> None:
    about = factories.StandardPageFactory(parent=home, title="About us", slug="about")
    factories.StandardPageFactory(parent=about, title="Our role", slug="role")
    page = soup(client.get("/about/role/"))
    assert page.h1.get_text(strip=True) == "Our role"
    assert "What Our role is about." in page.main.get_text()
    crumbs = [link["href"] for link in page.select(".nhsuk-breadcrumb__list a")]
    assert crumbs == ["/", "/about/"]


def test_the_menu_holds_what_editors_put_there_and_marks_the_section(
    client: Client, home: HomePage
) -> None:
    about = factories.StandardPageFactory(parent=home, title="About", show_in_menus=True)
    factories.StandardPageFactory(parent=home, title="Hidden")
    factories.StandardPageFactory(parent=home, title="Draft", show_in_menus=True, live=False)
    factories.StandardPageFactory(parent=about, slug="below")
    links = soup(client.get(f"/{about.slug}/below/")).select(".nhsuk-header__navigation a")
    assert [link.get_text(strip=True) for link in links] == ["About"]
    assert links[0]["aria-current"] == "true"


def test_a_private_section_is_in_no_menu_list_or_map(client: Client, home: HomePage) -> None:
    private = factories.StandardPageFactory(parent=home, title="Secret plan", show_in_menus=True)
    factories.StandardPageFactory(parent=private, title="Secret child")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    factories.SiteMapPageFactory(parent=home, slug="site-map")
    for address in ("/", "/site-map/", "/sitemap.xml"):
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        assert b"ecret" not in body, address
    assert client.get(private.url).status_code == 302


def test_a_page_below_a_private_page_is_not_served(client: Client, home: HomePage) -> None:
    private = factories.StandardPageFactory(parent=home)
    child = factories.StandardPageFactory(parent=private)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert client.get(child.url).status_code == 302


def test_an_alias_of_a_private_page_is_private(client: Client, home: HomePage) -> None:
    private = factories.StandardPageFactory(parent=home)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    alias = private.create_alias(parent=home, update_slug="alias")
    assert client.get(alias.url).status_code == 302


@pytest.mark.parametrize("address", ["/nope/", "/about/nope/", "/about/draft/", "/about/role/x/"])
def test_what_is_not_there_is_not_found(client: Client, home: HomePage, address: str) -> None:
    about = factories.StandardPageFactory(parent=home, slug="about")
    factories.StandardPageFactory(parent=about, slug="draft", live=False)
    factories.StandardPageFactory(parent=about, slug="role")
    assert client.get(address).status_code == 404


def test_a_link_follows_a_page_that_moves_and_goes_with_one_that_is_gone(
    client: Client, home: HomePage
) -> None:
    target = factories.StandardPageFactory(parent=home, slug="target")
    draft = factories.StandardPageFactory(parent=home, slug="draft", live=False)
    body = [
        {
            "type": "text",
            "value": f'<p><a linktype="page" id="{target.pk}">There</a> '
            f'<a linktype="page" id="{draft.pk}">Draft</a> '
            '<a linktype="page" id="99999">Gone</a> <a linktype="page" id="²">Odd</a></p>',
        }
    ]
    factories.StandardPageFactory(parent=home, slug="from", body=json.dumps(body))
    target.slug = "elsewhere"
    target.save()
    words = soup(client.get("/from/")).select(".alliance-block--text a")
    assert [(a.get_text(), a.get("href")) for a in words] == [
        ("There", "/elsewhere/"),
        ("Draft", None),
        ("Gone", None),
        ("Odd", None),
    ]


@pytest.mark.parametrize("key", ["9" * 30, "²", "٣", "", "abc", "-1"])
def test_a_link_to_what_can_be_no_page_keeps_its_words(
    client: Client, home: HomePage, key: str
) -> None:
    text = f'<p>See <a linktype="page" id="{key}">our work</a>.</p>'
    factories.StandardPageFactory(
        parent=home, slug="odd", body=json.dumps([{"type": "text", "value": text}])
    )
    shown = soup(client.get("/odd/")).find("main")
    assert "See our work." in shown.get_text()
    check_links()  # which reads the same text at night


def test_cards_leave_out_a_page_that_is_not_published(client: Client, home: HomePage) -> None:
    public = factories.StandardPageFactory(parent=home, title="Public page")
    draft = factories.StandardPageFactory(parent=home, title="Draft page", live=False)
    items = [{"page": page.pk, "text": ""} for page in (public, draft)]
    body = json.dumps([{"type": "cards", "value": {"heading": "Cards", "items": items}}])
    factories.StandardPageFactory(parent=home, slug="from", body=body)
    cards = soup(client.get("/from/")).select(".alliance-block--cards h3")
    assert [card.get_text(strip=True) for card in cards] == ["Public page"]


def test_contents_lead_to_the_headings(client: Client, home: HomePage) -> None:
    body = json.dumps(
        [
            {"type": "text", "value": "<h2>First part</h2><p>a</p><h2>Second &amp; last</h2>"},
            {"type": "inset", "value": "<p>b</p>"},
        ]
    )
    factories.StandardPageFactory(parent=home, slug="long", body=body, show_contents=True)
    page = soup(client.get("/long/"))
    links = page.select(".nhsuk-contents-list a")
    assert [a.get_text() for a in links] == ["First part", "Second & last"]
    assert all(page.find(id=a["href"][1:]).name == "h2" for a in links)


def test_a_lost_picture_does_not_take_the_page_with_it(client: Client, home: HomePage) -> None:
    image = factories.ImageFactory()
    factories.StandardPageFactory(parent=home, slug="pictured", image=image)
    image.file.storage.delete(image.file.name)
    response = client.get("/pictured/")
    assert response.status_code == 200
    assert not soup(response).main.find("img")


def test_publishing_makes_the_sizes_of_the_picture(home: HomePage) -> None:
    page = factories.StandardPageFactory(parent=home, image=factories.ImageFactory())
    page.save_revision().publish()
    assert page.image.renditions.count() == len(PAGE_FILTERS)


def test_news_has_the_sizes_for_partners_too(home: HomePage) -> None:
    news = factories.NewsPageFactory(
        parent=factories.NewsIndexPageFactory(parent=home), image=factories.ImageFactory()
    )
    news.save_revision().publish()
    assert news.image.renditions.count() == len(WITH_PARTNERS)


def test_a_page_with_a_password_opens_with_it_alone(client: Client, home: HomePage) -> None:
    page = factories.StandardPageFactory(parent=home, title="Draft plan", slug="shared")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="river"
    )
    form = soup(client.get("/shared/"))
    assert form.h1.get_text(strip=True) == "Password needed"
    assert "What Draft plan is about" not in form.get_text()
    address = form.main.form["action"]
    wrong = soup(client.post(address, {"password": "lake", "return_url": "/shared/"}))
    assert wrong.title.get_text().startswith("Error: ")
    assert wrong.select_one(".nhsuk-error-summary a")["href"] == "#id_password"
    right = client.post(address, {"password": "river", "return_url": "/shared/"}, follow=True)
    assert soup(right).h1.get_text(strip=True) == "Draft plan"
    assert restriction.page_id == page.pk

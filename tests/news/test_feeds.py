"""The feeds are Atom as RFC 4287 asks, and stay true when an item changes."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from wagtail.models import PageViewRestriction

from alliance_site.core.pages.home import HomePage
from news.models import NewsIndexPage
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(answer: HttpResponse) -> ElementTree.Element:
    """The feed, once everything that Atom asks of it is there."""
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    tree = ElementTree.fromstring(answer.content)
    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    for node in (tree, *tree.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", ATOM)) == 1
        moment = datetime.fromisoformat(node.findtext("a:updated", namespaces=ATOM))
        assert moment.tzinfo is not None
    assert tree.findtext("a:author/a:name", namespaces=ATOM)
    assert tree.find("a:link[@rel='self']", ATOM) is not None
    ids = [node.text for node in tree.findall("a:entry/a:id", ATOM)]
    assert len(ids) == len(set(ids))
    for link in tree.findall(".//a:link", ATOM):
        assert link.attrib["href"].startswith(f"{settings.SITE_BASE_URL}/")
    return tree


def entries(tree: ElementTree.Element) -> list[str]:
    return [str(title.text) for title in tree.findall("a:entry/a:title", ATOM)]


def test_all_news_with_whole_summaries_and_pictures(client: Client, section: NewsIndexPage) -> None:
    factories.news(
        section,
        title="Breast & bowel <screening>",
        slug="both",
        search_description="Fewer than 5 < 10 & more.",
        date=date(2026, 7, 1),
        image=factories.ImageFactory(),
    )
    factories.news(section, title="Shown", is_example=True, date=date(2026, 1, 1))

    tree = feed(client.get("/news/feed/"))

    assert entries(tree) == ["Breast & bowel <screening>", "Example: Shown"]
    entry = tree.find("a:entry", ATOM)
    summary = entry.find("a:summary", ATOM)
    assert (summary.get("type"), summary.text) == ("html", "Fewer than 5 &lt; 10 &amp; more.")
    assert entry.findtext("a:published", namespaces=ATOM) == "2026-07-01T00:00:00+01:00"
    picture = entry.find("a:link[@rel='enclosure']", ATOM)
    assert picture.get("type") == "image/jpeg"
    assert client.get(picture.get("href").removeprefix(settings.SITE_BASE_URL)).status_code == 200
    own = entry.find("a:link[@rel='alternate']", ATOM).get("href")
    assert client.get(own.removeprefix(settings.SITE_BASE_URL)).status_code == 200


def test_an_item_keeps_its_id_when_it_is_renamed_and_is_updated_when_published(
    client: Client, section: NewsIndexPage
) -> None:
    item = factories.news(section, slug="old")
    item.save_revision().publish()
    before = feed(client.get("/news/feed/")).find("a:entry", ATOM)
    item.slug = item.title = "new"
    item.save_revision().publish()
    after = feed(client.get("/news/feed/")).find("a:entry", ATOM)

    def text(entry: ElementTree.Element, name: str) -> str:
        return str(entry.findtext(f"a:{name}", namespaces=ATOM))

    assert text(after, "id") == text(before, "id")
    assert text(after, "id").startswith("urn:uuid:")
    assert text(after, "updated") > text(before, "updated")


def test_each_topic_and_programme_has_its_own(
    client: Client, home: HomePage, section: NewsIndexPage
) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    early = factories.ProgrammePageFactory(parent=work, title="Early", slug="early")
    draft = factories.ProgrammePageFactory(parent=work, slug="draft", live=False)
    topic = factories.TopicFactory(name="Screening", slug="screening")
    factories.news(section, title="of topic", topics=[topic])
    factories.news(section, title="of programme", programmes=[early, draft])
    factories.news(section, title="hidden", topics=[topic], live=False)
    closed = factories.news(section, title="closed", topics=[topic])
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    by_topic = feed(client.get("/news/feed/topic/screening/"))
    assert entries(by_topic) == ["of topic"]
    assert "Screening" in by_topic.findtext("a:title", namespaces=ATOM)
    assert entries(feed(client.get("/news/feed/programme/early/"))) == ["of programme"]
    for nothing in ("topic/none", "programme/none", "programme/draft", "topic/%00", "other"):
        assert client.get(f"/news/feed/{nothing}/").status_code == 404


def test_pages_lead_to_their_feed(client: Client, section: NewsIndexPage) -> None:
    topic = factories.TopicFactory(slug="screening")
    item = factories.news(section, topics=[topic])

    def announced(address: str) -> str:
        link = soup(client.get(address)).find("link", type="application/atom+xml")
        assert link["rel"] == ["alternate"]
        return str(link["href"]).removeprefix(settings.SITE_BASE_URL)

    assert announced("/news/") == announced(f"/news/{item.slug}/") == "/news/feed/"
    assert announced("/news/?topic=screening") == "/news/feed/topic/screening/"
    words = soup(client.get("/news/")).find("section", {"aria-labelledby": "feed"})
    assert words.a["href"] == "/news/feed/"


def test_a_feed_is_kept_as_public_pages_are_and_asked_for_anew(
    client: Client, section: NewsIndexPage
) -> None:
    factories.news(section)
    answer = client.get("/news/feed/")
    assert "public" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
    again = client.get("/news/feed/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_a_restricted_section_has_no_open_feed(client: Client, section: NewsIndexPage) -> None:
    factories.news(section)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert client.get("/news/feed/").status_code == 302

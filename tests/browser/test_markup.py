"""What the HTML of every seeded page says to search engines, social networks and readers."""

import json

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from tests.browser.addresses import PAGES
from tests.browser.conftest import Site

pytestmark = pytest.mark.django_db

CARD = ("title", "description", "url", "image", "image:alt", "type", "site_name")


@pytest.fixture(scope="module")
def documents(site: Site) -> dict[str, BeautifulSoup]:
    def read() -> dict[str, BeautifulSoup]:
        client = Client()
        return {page: BeautifulSoup(client.get(page).content, "html.parser") for page in PAGES}

    return site.run(read)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_introduces_itself(documents: dict[str, BeautifulSoup], address: str) -> None:
    document = documents[address]

    assert document.html["lang"].lower() == "en-gb"
    assert len(document.select("h1")) == 1
    assert document.h1.get_text(strip=True)
    assert document.title.get_text(strip=True)
    assert document.select_one('meta[name="description"]')["content"]
    assert document.select_one('link[rel="canonical"]')["href"] == settings.SITE_BASE_URL + address
    for name in CARD:
        assert document.select_one(f'meta[property="og:{name}"]')["content"], name


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_structured_data(documents: dict[str, BeautifulSoup], address: str) -> None:
    scripts = documents[address].select('script[type="application/ld+json"]')

    graph = json.loads(scripts[0].string)["@graph"]

    assert len(scripts) == 1
    assert {"Organization", "WebPage"} <= {item["@type"] for item in graph}


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_inline(documents: dict[str, BeautifulSoup], address: str) -> None:
    """The policy of the site refuses it, and so would a page that somebody saved and opened."""
    document = documents[address]

    assert document.select("style, [style]") == []
    assert document.select('script:not([src]):not([type="application/ld+json"])') == []
    handlers = {name for tag in document.select("*") for name in tag.attrs if name.startswith("on")}
    assert handlers == set()


def test_titles_and_descriptions_tell_pages_apart(documents: dict[str, BeautifulSoup]) -> None:
    titles = [document.title.string for document in documents.values()]
    descriptions = [
        document.select_one('meta[name="description"]')["content"]
        for document in documents.values()
    ]

    assert len(set(titles)) == len(PAGES)
    assert len(set(descriptions)) == len(PAGES)

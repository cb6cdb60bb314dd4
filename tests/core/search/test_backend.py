"""Staff type anything into the admin's searches, and no search of theirs fails."""

import pytest
from django.test import Client
from django.urls import reverse

from alliance_site.core.pages.home import HomePage
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db

ODD = [
    '"',
    '"bowel',
    'bowel" OR',
    "NEAR(",
    "a*b",
    "\x00",
    " ".join(["word"] * 2000),
    "title:x",
    "-",
]
SCREENS = ["wagtailadmin_pages:search", "wagtailimages:index", "wagtaildocs:index"]


@pytest.mark.parametrize("typed", ODD)
def test_odd_searches_find_little_and_break_nothing(admin_client: Client, typed: str) -> None:
    choosers = ["wagtailadmin_choose_page_search", "wagtailimages_chooser:choose_results"]
    for screen in [*SCREENS, *choosers]:
        assert admin_client.get(reverse(screen), {"q": typed}).status_code == 200, screen


@pytest.mark.parametrize(
    "typed", ["bowel", '"Bowel screening"', '"bowel', "bowel screening", "bow"]
)
def test_pages_are_still_found(admin_client: Client, home: HomePage, typed: str) -> None:
    factories.StandardPageFactory(parent=home, title="Bowel screening")
    factories.StandardPageFactory(parent=home, title="Breast screening")
    found = soup(admin_client.get(reverse("wagtailadmin_pages:search"), {"q": typed}))
    titles = [title.get_text(strip=True) for title in found.select("td.title a")]
    assert any("Bowel" in title for title in titles)
    assert not any("Breast" in title for title in titles)

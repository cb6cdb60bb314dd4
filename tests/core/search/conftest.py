"""Pages to search: saved the way an editor saves them, so that they are in Wagtail's index."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from alliance_site.core.pages.home import HomePage
from alliance_site.core.pages.standard import StandardPage
from alliance_site.core.search.models import SearchSynonym
from tests.factories import StandardPageFactory

MakePage = Callable[..., StandardPage]
Search = Callable[..., HttpResponse]


@pytest.fixture
def make_page(home: HomePage, django_capture_on_commit_callbacks: Callable[..., Any]) -> MakePage:
    """Publishes a page with a title, a summary and a text."""

    def make(title: str, summary: str = "", text: str = "", **fields: Any) -> StandardPage:
        body = [("text", f"<p>{text}</p>")] if text else []
        with django_capture_on_commit_callbacks(execute=True):
            page = StandardPageFactory(title=title, search_description=summary, body=body, **fields)
            if page.live:
                page.save_revision().publish()
        return page

    return make


@pytest.fixture
def search(client: Client, home: HomePage) -> Search:
    """Asks the site's search, as a visitor does."""

    def ask(text: str, **more: Any) -> HttpResponse:
        return client.get("/search/", {"q": text, **more})

    return ask


@pytest.fixture
def mammogram(db: None) -> SearchSynonym:
    return SearchSynonym.objects.create(term="mammogram", means="breast screening")


def titles(response: HttpResponse) -> list[str]:
    """What was found, in order."""
    return [result.title for result in response.context_data["answer"].results]

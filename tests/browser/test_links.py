"""No link of the seeded site leads nowhere, and every page of it opens in the editor."""

from urllib.parse import urldefrag

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.browser.addresses import PAGES
from tests.browser.conftest import Site
from tests.browser.crawl import Answer, crawl
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

FOR_MACHINES = ("/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/site.webmanifest")


@pytest.fixture(scope="module")
def answers(site: Site) -> dict[str, Answer]:
    return site.run(lambda: crawl("/", *FOR_MACHINES))


def test_every_link_resolves(answers: dict[str, Answer]) -> None:
    broken = {
        address: f"{answer.status}, linked from {answer.found_on}"
        for address, answer in answers.items()
        if answer.status != 200
    }

    assert broken == {}


def test_every_anchor_is_there(answers: dict[str, Answer]) -> None:
    missing = [
        f"{link} on {address}"
        for address, answer in answers.items()
        for link in answer.links
        for target, anchor in [urldefrag(link)]
        if anchor and anchor not in answers[target].anchors
    ]

    assert missing == []


def test_every_page_can_be_reached_from_the_home_page(answers: dict[str, Answer]) -> None:
    linked = {urldefrag(link).url for page in PAGES for link in answers[page].links}

    assert set(PAGES) <= linked


def test_every_page_opens_in_the_editor(site: Site) -> None:
    def failures() -> dict[str, int]:
        client = Client()
        client.force_login(UserFactory(is_superuser=True))
        statuses = {
            page.url_path: client.get(
                reverse("wagtailadmin_pages:edit", args=[page.pk])
            ).status_code
            for page in Page.objects.filter(depth__gte=2)
        }
        assert len(statuses) == len(PAGES)
        return {path: status for path, status in statuses.items() if status != 200}

    assert site.run(failures) == {}

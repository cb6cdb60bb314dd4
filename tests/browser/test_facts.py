"""An editor puts a fact into a text, and readers see what the register says."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from wagtail.models import Page as WagtailPage

from alliance_site.core.facts.models import Fact
from alliance_site.core.facts.references import facts_named
from alliance_site.core.facts.services import change_fact
from alliance_site.core.roles.names import PUBLISHER
from tests.browser.conftest import Site
from tests.browser.people import log_in

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

PAGE = "about"


@pytest.fixture
def logged_in(page: Page, site: Site) -> None:
    log_in(page, site, name="erin", role=PUBLISHER)


def about() -> WagtailPage:
    return WagtailPage.objects.get(slug=PAGE).specific


def choose(page: Page, words: str, label: str) -> None:
    """Searches in the window, and takes the fact once it is the only one of its kind."""
    window = page.get_by_role("dialog")
    window.get_by_label("Search term").fill(words)
    expect(window.get_by_role("link", name=re.compile("Ages for"))).to_have_count(1)
    window.get_by_role("link", name=label).click()


@pytest.mark.usefixtures("logged_in")
def test_a_fact_is_chosen_in_the_text_and_follows_the_register(
    page: Page, site: Site, complaints: list[str], settings: Settings
) -> None:
    # A draft that is saved by itself at the very moment of "Publish" is refused, rightly.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    before = site.run(lambda: facts_named(about()))
    fact = site.run(lambda: Fact.objects.get(key="lung-screening-ages"))
    assert fact.pk not in before
    page.goto(f"/admin/pages/{site.run(about).pk}/edit/")

    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Ages /fact")
    page.get_by_role("option", name=re.compile("Fact: a figure")).click()
    choose(page, "bowel", "Ages for bowel screening")
    expect(text).to_contain_text("Ages 50 to 74")
    text.locator(".TooltipEntity").first.click()
    page.get_by_role("button", name="Edit", exact=True).last.click()
    choose(page, "lung", "Ages for lung screening")
    expect(text).to_contain_text("Ages 55 to 74")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("published")

    assert site.run(lambda: set(facts_named(about()))) == {fact.pk, *before}
    page.goto(f"/{PAGE}/")
    expect(page.locator("main .alliance-fact", has_text="55 to 74")).to_have_count(1)
    expect(page.locator(".alliance-sources")).to_contain_text("Ages for lung screening")

    fact.value = "55 to 75"
    site.run(lambda: change_fact(fact=fact, user=None))
    page.reload()
    expect(page.locator("main .alliance-fact", has_text="55 to 75")).to_have_count(1)
    assert complaints == []

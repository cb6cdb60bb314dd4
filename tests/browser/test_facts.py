"""An editor puts a fact into a text, and readers see what the register says."""

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
from tests.browser.writing import choose_fact, choose_with_slash, expect_stored, press, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

PAGE = "about"


@pytest.fixture
def logged_in(page: Page, site: Site) -> None:
    log_in(page, site, name="erin", role=PUBLISHER)


def about() -> WagtailPage:
    return WagtailPage.objects.get(slug=PAGE).specific


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

    text = text_of(page)
    text.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Ages ")
    choose_with_slash(page, "fact", "Fact: a figure")
    choose_fact(page, "bowel", "Ages for bowel screening")
    expect(text).to_contain_text("Ages 50 to 74")
    text.locator(".TooltipEntity").first.click()
    page.get_by_role("button", name="Edit", exact=True).last.click()
    choose_fact(page, "lung", "Ages for lung screening")
    expect_stored(page, "Ages 55 to 74")
    press(page, "Publish")
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

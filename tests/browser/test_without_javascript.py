"""The site where scripts are turned off, blocked or did not arrive."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import PAGES, SEARCHES

HIDDEN_TEXT = (Path(__file__).parent / "scripts" / "hidden_text.js").read_text()
MENU = ["About us", "Our work", "News", "Have your say", "How we are doing"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.browser_context_args(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    ),
]


def test_nothing_waits_for_a_script(page: Page, subtests: pytest.Subtests) -> None:
    for address in [*PAGES, *SEARCHES]:
        with subtests.test(address=address):
            page.goto(address)

            assert page.evaluate(HIDDEN_TEXT) == []


def test_every_page_of_the_menu_can_be_reached(page: Page) -> None:
    for name in MENU:
        page.goto("/")
        page.get_by_role("navigation", name="Main menu").get_by_role("link", name=name).click()

        expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_the_search_answers(page: Page) -> None:
    page.goto("/")
    page.get_by_role("banner").get_by_role("searchbox").fill("screening")
    page.get_by_role("banner").get_by_role("button", name="Search").click()

    page.locator("main").get_by_role("link", name="Early diagnosis").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Early diagnosis")


def test_folded_text_opens(page: Page) -> None:
    page.goto("/our-work/early-diagnosis/")

    page.locator("summary").first.click()

    expect(page.locator(".nhsuk-details__text").first).to_be_visible()

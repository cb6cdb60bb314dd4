"""The site with a keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LOOKS_FOCUSED = (Path(__file__).parent / "scripts" / "looks_focused.js").read_text()
WHERE = """() => {
  const element = document.activeElement;
  const part = element.closest(".nhsuk-skip-link, search, nav, header, main, footer, body");
  return part.className.split(" ")[0] || part.localName;
}"""
ON_TELEPHONE = pytest.mark.browser_context_args(viewport={"width": 360, "height": 740})


def tab_through(page: Page, limit: int = 200) -> Iterator[str]:
    """Presses Tab until the focus leaves the page; tells in which part of the page it is."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
        yield page.evaluate(WHERE)
    pytest.fail(f"The focus was still on the page after {limit} times Tab: is it caught somewhere?")


def test_the_first_stop_leads_past_the_menu(page: Page) -> None:
    page.goto("/about/")
    skip = page.get_by_role("link", name="Skip to main content")
    assert skip.bounding_box()["width"] <= 1

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["width"] > 100

    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()


def test_the_stops_follow_the_page_and_each_can_be_seen(page: Page) -> None:
    page.goto("/")
    order = []

    for part in tab_through(page):
        order.append(part)
        focused = page.locator(":focus")
        assert page.evaluate(LOOKS_FOCUSED), focused.evaluate("e => e.outerHTML")
        expect(focused).to_be_in_viewport()

    assert list(dict.fromkeys(order)) == [
        "nhsuk-skip-link",
        "nhsuk-header",
        "nhsuk-header__search",
        "nhsuk-header__navigation",
        "alliance-main",
        "nhsuk-footer",
    ]
    assert order == sorted(order, key=list(dict.fromkeys(order)).index)


@ON_TELEPHONE
def test_the_menu_opens_and_closes(page: Page) -> None:
    page.goto("/")
    more = page.get_by_role("button", name="More")
    last = page.get_by_role("navigation").get_by_role("link", name="How we are doing")
    expect(last).to_be_hidden()

    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(last).to_be_visible()

    page.keyboard.press("Escape")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(last).to_be_hidden()
    expect(more).to_be_focused()


@ON_TELEPHONE
def test_the_menu_leads_on(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="More").focus()

    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Have your say")


def test_a_search_needs_no_mouse(page: Page) -> None:
    page.goto("/")
    page.get_by_role("banner").get_by_role("searchbox").focus()

    page.keyboard.type("screening")
    page.keyboard.press("Enter")

    expect(page).to_have_url("/search/?q=screening")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Search")
    expect(page.locator("main").get_by_role("searchbox")).to_have_value("screening")
    assert page.locator("main").get_by_role("link", name="Early diagnosis").count() > 0


def test_folded_text_opens(page: Page) -> None:
    page.goto("/our-work/early-diagnosis/")
    folded = page.locator(".nhsuk-details__text").first
    expect(folded).to_be_hidden()

    page.locator("summary").first.focus()
    page.keyboard.press("Enter")

    expect(folded).to_be_visible()

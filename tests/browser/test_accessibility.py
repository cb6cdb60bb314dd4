"""axe, the accessibility checker, on every type of page at three widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import (
    CHOSEN_NEWS,
    COMMITMENTS,
    CONSULTATIONS,
    FEEDBACK,
    FIGURES,
    NEWS_FOR_PARTNERS,
    QUESTIONS,
    REFUSALS,
    SEARCHES,
    SIGNING_UP,
    one_of_each_type,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WIDTHS = (1280, 768, 320)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations", "incomplete"],
}
DRAWN = ("nhsuk-radios__label", "nhsuk-checkboxes__label", '<text x="')
ADDRESSES = [
    *one_of_each_type(),
    "/contact/",
    *SEARCHES,
    *CHOSEN_NEWS,
    NEWS_FOR_PARTNERS,
    *QUESTIONS,
    *SIGNING_UP,
    *FEEDBACK,
    *COMMITMENTS,
    *CONSULTATIONS,
    *FIGURES,
    *REFUSALS,
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(page: Page, address: str, subtests: pytest.Subtests) -> None:
    page.goto(address)
    for summary in page.locator("summary").all():
        summary.click()  # what is folded is checked too
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        open_menu(page)
        settle(page)

        results = Axe().run(page, options=OPTIONS)

        with subtests.test(width=width):
            assert results.violations_count == 0, results.generate_report()
            assert undecided(results.response) == []


def settle(page: Page) -> None:
    """The menu moves its items in the frame after the one in which the window changes."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")


def open_menu(page: Page) -> None:
    more = page.get_by_role("button", name="More")
    if more.is_visible() and more.get_attribute("aria-expanded") == "false":
        more.click()


def undecided(response: dict) -> list[str]:
    """Where axe could not tell whether the colours differ enough: nobody has checked those.

    The box of a checkbox, and the circle of a radio button, are drawn beside the words, as a part
    of them: axe takes them for their ground. The words have the colours of all text. Those in a
    chart lie over its lines, of which axe knows nothing: tests/performance/test_colours.py looks
    at them.
    """
    return [
        node["html"]
        for rule in response["incomplete"]
        if rule["id"] == "color-contrast"
        for node in rule["nodes"]
        if not any(drawn in node["html"] for drawn in DRAWN)
    ]

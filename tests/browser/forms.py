"""Whether a page with a form is fine: by axe, and on a small telephone."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_accessibility import OPTIONS, WIDTHS, settle, undecided

SIDEWAYS = (Path(__file__).parent / "scripts" / "sideways.js").read_text()
SMALL = {"viewport": {"width": 360, "height": 740}}


def is_fine(page: Page) -> None:
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()
    assert undecided(results.response) == []
    assert page.evaluate(SIDEWAYS) == []


def is_fine_at_each_width(page: Page) -> None:
    """As every page is checked; the window is as before after it."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        is_fine(page)
    if before:
        page.set_viewport_size(before)

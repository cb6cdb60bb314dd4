"""Whether a page with a form is fine: by axe, and on a small telephone."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_accessibility import OPTIONS, undecided

SIDEWAYS = (Path(__file__).parent / "scripts" / "sideways.js").read_text()
SMALL = {"viewport": {"width": 360, "height": 740}}
# Their circles and boxes are drawn beside the words, where axe cannot tell what lies behind them:
# the words are as dark, on the same white, as those of every paragraph.
DRAWN = ("nhsuk-radios__label", "nhsuk-checkboxes__label")


def is_fine(page: Page) -> None:
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()
    left = [html for html in undecided(results.response) if not any(d in html for d in DRAWN)]
    assert left == []
    assert page.evaluate(SIDEWAYS) == []

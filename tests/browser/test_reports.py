"""The reports on feedback in a browser: axe, no sideways scroll, the keyboard, and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from alliance_site.core.roles.names import LEAD
from engagement.feedback.models import Theme
from engagement.reports.models import ReportQuarter
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.browser.test_accessibility import OPTIONS
from tests.engagement.reports.making import BELOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# What is around ours in the admin is Wagtail's.
OURS = {"include": [[".feedback-report"]]}


def a_quarter() -> None:
    theme = Theme.objects.create(name="Letters that are hard to read", slug="letters-hard")
    numbers = {"all": 65, f"theme|{theme.pk}|with": 45, "decision|within": 45, "kind|plan": "fewer"}
    ReportQuarter.objects.create(
        year=2026, quarter=1, numbers=numbers, days={"decision|median": 3}, promised_days=10
    )


def test_reports_at_two_widths(page: Page, site: Site, complaints: list[str]) -> None:
    site.run(a_quarter)
    log_in(page, site, name="lena", role=LEAD)
    for name, width in (("themes", 1280), ("programmes", 360), ("heard", 1280), ("answers", 360)):
        page.goto(f"{BELOW}{name}/?from=nonsense")
        page.set_viewport_size({"width": width, "height": 900})
        results = Axe().run(page, context=OURS, options=OPTIONS)
        assert results.violations_count == 0, results.generate_report()
        for each in (1280, 360):
            page.set_viewport_size({"width": each, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= each
    page.get_by_label("From").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="45 of 65 pieces of feedback")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    assert complaints == []

"""Somebody with a small telephone complains about how we use their data."""

import pytest
from playwright.sync_api import Page, expect

from alliance_site.core.data_complaints.models import DataComplaint
from tests.browser.conftest import Site
from tests.browser.forms import SMALL, is_fine, is_fine_at_each_width

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TITLE = "Complain about how we use your data"


@pytest.mark.browser_context_args(java_script_enabled=False, **SMALL)
def test_it_works_without_scripts_and_without_cookies(page: Page, site: Site) -> None:
    page.goto("/privacy/")
    page.get_by_role("link", name="our complaint form").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_label("What is wrong?").fill("You kept my old address")
    page.get_by_label("By email").check()
    page.get_by_role("button", name="Send").click()

    expect(page.locator(".nhsuk-error-summary")).to_contain_text("Enter your email address")
    expect(page.get_by_label("What is wrong?")).to_have_value("You kept my old address")
    expect(page.get_by_label("By email")).to_be_checked()
    page.get_by_label("Email address").fill("jo@example.org")
    page.get_by_role("button", name="Send").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("We have your complaint")
    shown = page.locator("#complaint-reference").inner_text()
    page.reload()
    expect(page.locator("#complaint-reference")).to_have_text(shown)
    assert page.context.cookies() == []
    kept = site.run(lambda: [c.reference for c in DataComplaint.objects.all()])
    assert kept == [shown]


@pytest.mark.browser_context_args(**SMALL)
def test_it_is_accessible_and_works_by_keyboard(page: Page, complaints: list[str]) -> None:
    page.goto("/privacy/complaint/")
    is_fine_at_each_width(page)
    page.get_by_role("button", name="Send").press("Enter")
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(f"Error: {TITLE} – North East London Cancer Alliance")
    is_fine_at_each_width(page)
    summary.get_by_role("link", name="Choose how we should answer").press("Enter")
    expect(page.get_by_label("By email")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_label("What is wrong?").fill("You kept my old address")
    page.get_by_label("I do not want an answer").check()
    page.get_by_role("button", name="Send").press("Enter")
    expect(page.locator("#complaint-reference")).to_be_visible()
    is_fine(page)
    assert complaints == []

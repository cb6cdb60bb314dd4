"""A reader with a small telephone and no scripts says what is wrong with a page."""

import pytest
from playwright.sync_api import Page, expect

from alliance_site.core.page_problems.models import PageProblem
from tests.browser.conftest import Site
from tests.browser.forms import SMALL, is_fine

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.browser_context_args(java_script_enabled=False, **SMALL)
def test_it_works_without_scripts_and_without_cookies(page: Page, site: Site) -> None:
    page.goto("/our-work/")
    page.get_by_text("Is there anything wrong with this page?").click()
    page.get_by_label("What is wrong?").fill("Ring 020 7946 0000: the link is broken")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_text("It looks like this holds personal details: a phone")).to_be_visible()
    box = page.get_by_label("What is wrong?")
    expect(box).to_have_value("Ring 020 7946 0000: the link is broken")
    box.fill("The link is broken")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.get_by_role("link", name="Go back to: Our work").click()
    expect(page).to_have_url(f"{site.url}/our-work/")
    assert page.context.cookies() == []
    kept = site.run(lambda: list(PageProblem.objects.values_list("page_title", "text")))
    assert kept == [("Our work", "The link is broken")]


@pytest.mark.browser_context_args(**SMALL)
def test_the_form_and_its_error_page_are_accessible(page: Page, complaints: list[str]) -> None:
    page.goto("/news/")
    page.get_by_text("Is there anything wrong with this page?").click()
    is_fine(page)
    page.get_by_role("button", name="Send").click()

    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(
        "Error: Is there anything wrong with this page? – North East London Cancer Alliance"
    )
    is_fine(page)
    summary.get_by_role("link").click()
    expect(page.get_by_label("What is wrong?")).to_be_focused()
    page.get_by_label("What is wrong?").fill("Write to me at jo@example.org")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("heading", level=2).first).to_contain_text("something private")
    is_fine(page)
    assert complaints == []

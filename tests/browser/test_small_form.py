"""Somebody with a small telephone books a place by a form that an editor put together."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from alliance_site.core.small_forms.models import SmallFormSubmission
from alliance_site.core.small_forms.page import SmallFormPage
from tests import factories
from tests.browser.conftest import Site
from tests.browser.forms import SMALL, is_fine
from tests.browser.test_accessibility import WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
QUESTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("singleline", "Your name", {}),
    ("email", "Your email address", {"help_text": "We write to you if the time changes."}),
    ("radio", "Do you need a lunch?", {"choices": "Yes\nNo"}),
    ("dropdown", "Where do you live?", {"choices": "Hackney\nNewham", "required": False}),
    ("checkboxes", "What do you need?", {"choices": "A ramp\nBSL", "required": False}),
    ("multiline", "Anything else?", {"required": False}),
]


@pytest.fixture
def booking(site: Site) -> str:
    """The address of a form on the seeded site."""

    def make() -> None:
        factories.SmallFormPageFactory(
            title="Book a place",
            slug="book",
            search_description="Come to an afternoon about screening.",
            consent_text="You can write to me about the next event.",
            questions=QUESTIONS,
        )

    def exists() -> bool:
        return bool(SmallFormPage.objects.filter(slug="book").exists())

    if not site.run(exists):
        site.run(make)
    return "/book/"


@pytest.mark.browser_context_args(java_script_enabled=False, **SMALL)
def test_it_works_without_scripts_and_counts_once(page: Page, site: Site, booking: str) -> None:
    page.goto(booking)
    page.get_by_label("Your name").fill("Jo")
    page.get_by_label("Your email address").fill("jo@")
    page.get_by_label("BSL").check()
    page.get_by_role("button", name="Send").click()

    expect(page.locator(".nhsuk-error-summary li")).to_have_count(2)
    expect(page.get_by_label("Your name")).to_have_value("Jo")
    expect(page.get_by_label("BSL")).to_be_checked()
    page.get_by_label("Your email address").fill("jo@example.org")
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Send").dblclick()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert page.context.cookies() == []
    assert site.run(SmallFormSubmission.objects.count) == 1


def test_axe_finds_nothing_at_any_width(page: Page, booking: str, complaints: list[str]) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(booking)
        is_fine(page)
        page.get_by_role("button", name="Send").press("Enter")
        expect(page.locator(".nhsuk-error-summary")).to_be_focused()
        is_fine(page)
    page.get_by_role("link", name="Answer “Do you need a lunch?”").press("Enter")
    expect(page.get_by_label("Yes")).to_be_focused()
    page.goto(f"{booking}?sent=yes")
    is_fine(page)
    assert complaints == []

"""A resident with a small telephone and no scripts: signs up, says yes, changes it, leaves."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import Page, expect

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailTopic
from news.subscribers.models import Status, Subscriber
from tests.browser.conftest import Site
from tests.browser.test_accessibility import OPTIONS, WIDTHS, settle, undecided
from tests.news.subscribers.conftest import OFFERED

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SIDEWAYS = (Path(__file__).parent / "scripts" / "sideways.js").read_text()
WITHOUT_SCRIPTS = pytest.mark.browser_context_args(
    java_script_enabled=False, viewport={"width": 360, "height": 740}
)
FORM = "/news/newsletter/subscribe/"


@pytest.fixture(autouse=True)
def offered() -> Iterator[list[MailTopic]]:
    others = dict(registry._providers)
    registry._providers.clear()
    registry.register("test", lambda: OFFERED)
    yield OFFERED
    registry._providers.clear()
    registry._providers.update(others)


def link_in_mail(to: str, name: str) -> str:
    """From the newest mail to somebody, as they would open it."""
    newest = [message for message in mail.outbox if message.to == [to]][-1]
    found = re.search(rf"https?://\S+/{name}/\S+", str(newest.body))
    assert found
    return urlsplit(found[0]).path


def is_fine(page: Page) -> None:
    """At every width, with what is folded."""
    for summary in page.locator("summary").all():
        if page.evaluate("(e) => !e.parentElement.open", summary.element_handle()):
            summary.click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        results = Axe().run(page, options=OPTIONS)
        assert results.violations_count == 0, results.generate_report()
        assert undecided(results.response) == []
        assert page.evaluate(SIDEWAYS) == []


def sign_up(page: Page, email: str) -> None:
    page.goto(FORM)
    page.get_by_label("Your email address").fill(email)
    page.get_by_label("The newsletter").check()
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")


def confirm(page: Page, email: str) -> None:
    page.goto(link_in_mail(email, "confirm"))
    page.get_by_role("button", name="Yes, send me these emails").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You get our emails now")


@WITHOUT_SCRIPTS
def test_the_whole_way_without_scripts_and_cookies(page: Page, site: Site) -> None:
    email = "ada@example.org"
    page.goto("/news/")
    page.get_by_role("link", name="Sign up for our emails").click()
    page.get_by_role("button", name="Sign up").click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_label("Your email address").fill(email)
    page.get_by_text("More to choose from").click()
    page.get_by_label("Early diagnosis").check()
    page.get_by_label("How often?").select_option("Once a month")
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")

    confirm(page, email)
    expect(page.get_by_text("Early diagnosis, once a month")).to_be_visible()
    page.get_by_role("link", name="change what you get").click()
    page.get_by_label("The newsletter").select_option("Send")
    page.get_by_role("button", name="Save my choices").click()
    expect(page.get_by_text("We have saved your choices.")).to_be_visible()
    assert page.context.cookies() == []


@WITHOUT_SCRIPTS
def test_moving_leaving_and_being_forgotten_without_scripts(page: Page, site: Site) -> None:
    old, new = "eve@example.org", "eve.new@example.org"
    sign_up(page, old)
    confirm(page, old)
    page.get_by_role("link", name="change what you get").click()
    page.get_by_role("link", name="Change the address").click()
    page.get_by_label("Your new email address").fill(new)
    page.get_by_role("button", name="Change my address").click()
    page.goto(link_in_mail(new, "confirm"))
    page.get_by_role("button", name="Yes, use this address").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your address is changed")

    page.get_by_role("link", name="stop all emails").click()
    page.get_by_role("button", name="Stop all emails").click()
    page.get_by_role("button", name="Subscribe again").click()
    page.get_by_role("button", name="Stop all emails").click()
    expect(page.get_by_text("We have stopped all emails to")).to_be_visible()
    status = site.run(lambda: Subscriber.objects.get(email=new).status)
    assert status == Status.LEFT
    page.get_by_role("link", name="Delete everything about my address").click()
    page.get_by_role("button", name="Delete everything about my address").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your address is deleted")
    assert not site.run(lambda: Subscriber.objects.filter(email__in=[old, new]).exists())


def test_the_forms_are_accessible(page: Page, complaints: list[str]) -> None:
    page.goto(FORM)
    is_fine(page)
    page.get_by_role("button", name="Sign up").click()
    is_fine(page)
    sign_up(page, "bea@example.org")
    is_fine(page)
    page.goto("/news/newsletter/my-link/")
    page.get_by_role("button", name="Send me my link").click()
    is_fine(page)
    assert complaints == []


def test_the_private_pages_are_accessible(page: Page) -> None:
    email = "flo@example.org"
    sign_up(page, email)
    asked = link_in_mail(email, "confirm")
    page.goto(asked)
    is_fine(page)
    confirm(page, email)
    is_fine(page)
    own = page.get_by_role("link", name="change what you get").get_attribute("href")
    for below in ("", "?saved", "address/", "address/?sent", "delete/"):
        page.goto(f"{own}{below}")
        is_fine(page)
    page.goto(str(own))
    page.get_by_label("The newsletter").select_option("Do not send")
    page.get_by_role("button", name="Save my choices").click()
    is_fine(page)
    page.goto(f"{own}address/")
    page.get_by_role("button", name="Change my address").click()
    is_fine(page)
    page.goto(str(own))
    page.get_by_role("link", name="Stop all emails").click()
    is_fine(page)
    page.get_by_role("button", name="Stop all emails").click()
    is_fine(page)
    page.goto(asked)  # used, and its owner has left
    is_fine(page)


def test_the_keyboard_reaches_the_end_and_errors_take_it_to_their_fields(
    page: Page, site: Site
) -> None:
    page.goto(FORM)
    page.get_by_label("Your email address").focus()
    page.keyboard.type("cy@")
    page.keyboard.press("Enter")
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: Get our news by email"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = page.get_by_label("Your email address")
    expect(field).to_be_focused()
    expect(field).to_have_value("cy@")
    page.keyboard.press("End")
    page.keyboard.type("example.org")
    summary.get_by_role("link", name="Choose at least one topic").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("The newsletter")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Sign up").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")


def test_an_impatient_double_click_is_no_error(page: Page) -> None:
    sign_up(page, "di@example.org")
    page.goto(link_in_mail("di@example.org", "confirm"))
    page.get_by_role("button", name="Yes, send me these emails").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("You get our emails now")

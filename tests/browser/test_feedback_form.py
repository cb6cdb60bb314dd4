"""A carer has their say: on a small telephone without scripts, by keyboard alone, in a hurry."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect

from engagement.feedback.models import Feedback, OriginalText
from engagement.feedback.queries import by_code
from engagement.form.models import FeedbackDraft
from tests.browser.conftest import Site
from tests.browser.test_accessibility import OPTIONS, WIDTHS, open_menu, settle, undecided

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SIDEWAYS = (Path(__file__).parent / "scripts" / "sideways.js").read_text()
START = "/have-your-say/share/"
SMALL = {"viewport": {"width": 360, "height": 740}}
WORDS = "The letter came late.\nIt was hard to read."


def press(page: Page, name: str = "Continue") -> None:
    page.get_by_role("button", name=name, exact=True).last.click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def to_words(page: Page) -> None:
    page.goto(START)
    press(page, "Start")
    page.get_by_label("Share an experience").check()
    press(page)
    page.get_by_label("I am not sure").check()
    press(page)


def to_check(page: Page) -> None:
    to_words(page)
    page.get_by_label("What do you want to tell us?").fill(WORDS)
    press(page)
    press(page, "Skip this question")
    press(page)
    heading(page, "Check your answers")


def challenge(page: Page) -> None:
    page.get_by_role("link", name="Challenge us").click()
    heading(page, "Tell us what you think")
    press(page, "Start")
    expect(page.get_by_label("Challenge us")).to_be_checked()
    press(page)
    page.get_by_label("Early diagnosis").check()
    press(page)
    page.get_by_label("What do you want to tell us?").fill(WORDS)
    press(page)


def say_who_and_how(page: Page) -> None:
    page.get_by_label("A carer").check()
    page.get_by_label("Where do you live?").select_option("Hackney")
    press(page)
    page.get_by_label("You can publish what I said").check()
    page.get_by_label("You can contact me").check()
    press(page)
    page.get_by_label("Letter").check()
    press(page)
    page.get_by_label("What is your postal address?").fill("1 Example Street")
    press(page)
    page.get_by_label("Large print").check()
    press(page)


@pytest.mark.browser_context_args(java_script_enabled=False, **SMALL)
def test_the_whole_way_on_a_small_telephone_without_scripts(page: Page, site: Site) -> None:
    page.goto("/have-your-say/")
    challenge(page)
    say_who_and_how(page)
    heading(page, "Check your answers")
    assert page.evaluate(SIDEWAYS) == []
    page.get_by_role("link", name="Change what you want to tell us").click()
    page.get_by_label("What do you want to tell us?").fill(WORDS + " Thank you.")
    press(page)
    expect(page.locator("main")).to_contain_text("Thank you.")
    page.wait_for_timeout(2000)  # nobody is so quick
    press(page, "Send")

    code = page.locator("#feedback-code").inner_text()
    assert page.context.cookies() == []
    assert page.evaluate(SIDEWAYS) == []

    def kept() -> tuple[str, str, str]:
        feedback = by_code(code)
        return feedback.about_title, feedback.original.text, feedback.contact.address

    assert site.run(kept) == ("Early diagnosis", WORDS + " Thank you.", "1 Example Street")
    on_paper(page)


def on_paper(page: Page) -> None:
    """The code in large, what it is for and where to type it; nothing that only a screen can do."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})  # about A4
    code = page.locator("#feedback-code")
    expect(code).to_have_css("font-size", "40px")
    height = (code.bounding_box() or {}).get("height")
    assert height == 48, "on one line"
    shown = page.locator("main").inner_text()
    assert f"{settings.SITE_BASE_URL}/have-your-say/follow/" in shown
    assert "Link:" not in shown
    for screen_only in ("main a", ".alliance-on-screen", "footer", ".nhsuk-header__navigation"):
        for one in page.locator(screen_only).all():
            expect(one).to_be_hidden()


def test_with_the_keyboard_alone(page: Page, complaints: list[str]) -> None:
    page.goto(START)
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    heading(page, "What do you want to do?")
    page.get_by_label("Share an experience").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Challenge us")).to_be_checked()
    page.keyboard.press("Enter")  # continues, and does not go back
    heading(page, "What is it about?")
    page.get_by_role("button", name="Continue").last.focus()
    page.keyboard.press("Enter")
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title("Error: What is it about? – North East London Cancer Alliance")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Early diagnosis")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    heading(page, "What do you want to tell us?")
    page.get_by_role("button", name="Back").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Early diagnosis")).to_be_checked()
    assert complaints == []


def test_back_and_refresh_lose_nothing(page: Page) -> None:
    to_words(page)
    page.get_by_label("What do you want to tell us?").fill(WORDS)
    press(page, "Back")
    heading(page, "What is it about?")
    press(page)
    expect(page.get_by_label("What do you want to tell us?")).to_have_value(WORDS)
    press(page)
    heading(page, "Who are you?")
    page.go_back()
    expect(page.get_by_label("What do you want to tell us?")).to_have_value(WORDS)
    page.reload()
    expect(page.get_by_label("What do you want to tell us?")).to_have_value(WORDS)


@pytest.mark.parametrize("typed", ["x" * 10_001, "Ring 020 7946 0000"], ids=["wrong", "warned"])
def test_back_after_an_error_or_a_warning_shows_what_was_typed(page: Page, typed: str) -> None:
    to_words(page)
    words = page.get_by_label("What do you want to tell us?")
    words.fill(typed)
    press(page)
    expect(words).to_have_value(typed)
    page.reload()
    expect(words).to_have_value(typed)
    words.fill(typed[-18:])
    press(page)
    heading(page, "Who are you?")
    page.go_back()
    expect(words).to_have_value(typed[-18:])


def test_a_double_click_and_a_way_back_after_it_send_once(page: Page, site: Site) -> None:
    before = site.run(Feedback.objects.count)
    to_check(page)
    page.wait_for_timeout(2000)
    page.get_by_role("button", name="Send").dblclick()
    code = page.locator("#feedback-code").inner_text()
    page.reload()
    expect(page.locator("#feedback-code")).to_have_text(code)
    page.go_back()
    heading(page, "We have what you told us")
    assert site.run(Feedback.objects.count) == before + 1


def test_a_draft_that_is_gone_comes_back_from_the_page(page: Page, site: Site) -> None:
    to_check(page)
    page.wait_for_timeout(2000)
    site.run(FeedbackDraft.objects.all().delete)
    press(page, "Send")
    expect(page.locator("#feedback-code")).to_be_visible()
    assert site.run(lambda: OriginalText.objects.latest("pk").text) == WORDS


def is_fine(page: Page, subtests: pytest.Subtests, what: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        open_menu(page)
        settle(page)
        results = Axe().run(page, options=OPTIONS)
        with subtests.test(what=what, width=width):
            assert results.violations_count == 0, results.generate_report()
            assert unclear(results.response) == []
            assert page.evaluate(SIDEWAYS) == []


def unclear(response: dict) -> list[str]:
    """Without the labels of radios and checkboxes: their circle is drawn by a part of the label
    that axe cannot see through. The words are ink on white."""
    return [html for html in undecided(response) if "__label" not in html]


@pytest.fixture
def look(page: Page, subtests: pytest.Subtests) -> Callable[[str], None]:
    return partial(is_fine, page, subtests)


def look_twice(page: Page, look: Callable[[str], None], name: str) -> None:
    """At a page as it is, and with what is wrong with it."""
    look(name)
    press(page)
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    look(f"{name} with an error")


def test_the_first_pages_are_accessible_empty_and_with_errors(
    page: Page, complaints: list[str], look: Callable[[str], None]
) -> None:
    page.goto(START)
    press(page, "Start")
    look_twice(page, look, "kind")
    page.get_by_label("Share an experience").check()
    press(page)
    look_twice(page, look, "about")
    page.get_by_label("I am not sure").check()
    press(page)
    look_twice(page, look, "words")
    page.get_by_label("What do you want to tell us?").fill("Ring 020 7946 0000")
    press(page)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("something private")
    look("words with a warning")
    press(page)
    look("who")
    assert complaints == []


def test_the_last_pages_are_accessible_empty_and_with_errors(
    page: Page, complaints: list[str], look: Callable[[str], None]
) -> None:
    to_check(page)
    page.get_by_role("link", name="Change whether we may contact you").click()
    look("agree")
    page.get_by_label("You can contact me").check()
    press(page)
    look_twice(page, look, "contact")
    page.get_by_label("Email", exact=True).check()
    press(page)
    look_twice(page, look, "details")
    page.get_by_label("What is your email address?").fill("no address")
    press(page)
    expect(page.get_by_label("What is your email address?")).to_have_value("no address")
    page.get_by_label("What is your email address?").fill("a@example.org")
    press(page)
    look("needs")
    press(page)
    look("check")
    press(page, "Send")
    look("sent")
    assert complaints == []

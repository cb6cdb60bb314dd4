"""A moderator works in a browser: by keyboard, by selection, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from alliance_site.core.roles.names import MODERATOR
from engagement.feedback.models import Feedback
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.browser.test_accessibility import OPTIONS
from tests.engagement.making import BY_EMAIL, feedback

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

QUEUE = "/admin/feedback/"
# What is around ours in the admin is Wagtail's.
OURS = {"include": [[".feedback-screen"]]}
OUR_LIST = {"include": [["#listing-results"]]}
OUR_FORM = {"include": [[".feedback-entry"]]}
# The admin scrolls in a box of its own, so the width of the page says nothing of its fields.
TOO_WIDE = "(fields) => fields.filter((f) => f.getBoundingClientRect().right > innerWidth).length"
SMILE = "😀 Dr Example was kind. Call 020 7946 0958."


def three() -> list[int]:
    Feedback.objects.all().delete()
    contact = {**BY_EMAIL, "needs": ["large_print"]}
    texts = (SMILE, "Please write larger.", "Buy our watches now.")
    return [feedback(text, contact=contact).pk for text in texts]


@pytest.fixture
def numbers(page: Page, site: Site) -> list[int]:
    """Three feedback in the order of the queue, and a moderator who has logged in."""
    made: list[int] = site.run(three)
    log_in(page, site, name="mona", role=MODERATOR)
    return made


def state(site: Site, number: int) -> Feedback:
    found: Feedback = site.run(lambda: Feedback.objects.get(pk=number))
    return found


def select(original: Locator, piece: str) -> None:
    """With the keyboard alone: to the piece with the arrows, then over it with Shift."""
    at = SMILE.index(piece)
    original.press("Control+Home")
    for _ in range(at):
        original.press("ArrowRight")
    for _ in piece:
        original.press("Shift+ArrowRight")


def test_three_items_with_the_keyboard_alone(
    page: Page, site: Site, numbers: list[int], complaints: list[str]
) -> None:
    page.goto(QUEUE)
    press(page, "j")
    expect(page.locator("[data-feedback-link]").first).to_be_focused()
    press(page, "ArrowDown")
    press(page, "k")
    press(page, "Enter")
    expect(page).to_have_url(f"{site.url}{QUEUE}{numbers[0]}/")
    publish_without_the_name(page)
    assert state(site, numbers[0]).public_text.startswith("😀 Dr [name removed] was")
    said(page).get_by_role("button", name="Undo").press("Enter")
    expect(said(page)).to_contain_text("Undone.")

    press(page, "n")
    expect(page).to_have_url(f"{site.url}{QUEUE}{numbers[1]}/")
    page.get_by_role("button", name="Triage").press("Enter")
    expect(said(page)).to_contain_text("Triaged.")
    press(page, "n")
    refuse_as_advertising(page)
    assert [state(site, n).state for n in numbers] == ["in_review", "triaged", "not_published"]
    assert complaints == []


def press(page: Page, key: str) -> None:
    """Once the page's own scripts are there."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def said(page: Page) -> Locator:
    return page.locator(".messages")


def publish_without_the_name(page: Page) -> None:
    original = page.locator("#original")
    press(page, "o")
    expect(original).to_be_focused()
    select(original, "Example")
    expect(page.get_by_text("Selected: “Example”")).to_be_visible()
    press(page, "1")
    expect(page.locator("#public-text")).to_contain_text("😀 Dr [name removed] was kind.")
    expect(original).to_be_focused()
    press(page, "d")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_be_focused()
    press(page, "Enter")
    expect(said(page)).to_contain_text("Published.")


def refuse_as_advertising(page: Page) -> None:
    page.locator("#decide summary", has_text="Do not publish").press("Enter")
    reasons = page.get_by_label("Why it is not published")
    reasons.select_option(label="It is advertising or was not written by a person.")
    page.locator("#decide form").get_by_role("button", name="Do not publish").press("Enter")
    expect(said(page)).to_contain_text("Not published.")


def test_a_piece_is_selected_with_the_mouse_and_a_hint_is_one_click(
    page: Page, site: Site, numbers: list[int]
) -> None:
    page.goto(f"{QUEUE}{numbers[0]}/")
    page.get_by_role("button", name="Take out “020 7946 0958”").click()
    expect(page.locator("#public-text")).to_contain_text("Call [contact details removed].")
    page.locator("#original").evaluate(
        "(field) => { const at = field.value.indexOf('Example'); field.focus();"
        " field.setSelectionRange(at, at + 7); }"
    )
    page.get_by_role("button", name="1 Name").click()
    expect(page.locator("#public-text")).to_have_text(
        "😀 Dr [name removed] was kind. Call [contact details removed]."
    )
    page.get_by_role("button", name="Put back “Example”").click()
    expect(page.locator("#public-text")).to_contain_text("Dr Example")


def test_keys_can_be_turned_off(page: Page, site: Site, numbers: list[int]) -> None:
    def turn_off() -> None:
        from wagtail.users.models import UserProfile

        from alliance_site.core.users.models import User

        profile = UserProfile.get_for_user(User.objects.get(username="mona"))
        profile.keyboard_shortcuts = False
        profile.save()

    site.run(turn_off)
    page.goto(QUEUE)
    press(page, "j")
    expect(page.locator("[data-feedback-link]").first).not_to_be_focused()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_a_piece_is_written_and_taken_out(
    page: Page, site: Site, numbers: list[int]
) -> None:
    page.goto(f"{QUEUE}{numbers[0]}/")
    page.get_by_label("Take out every").fill("Example")
    page.get_by_role("button", name="Name", exact=True).click()
    expect(page.locator("#public-text")).to_contain_text("Dr [name removed] was kind.")
    page.get_by_text("Do not publish", exact=True).first.click()
    page.locator("#decide form").get_by_role("button", name="Do not publish").click()
    expect(page.locator("#error-summary")).to_contain_text("Choose why it is not published")
    expect(page).to_have_title(f"Error: Feedback {numbers[0]} - Wagtail")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_screens_are_accessible(
    page: Page, site: Site, numbers: list[int], width: int, subtests: pytest.Subtests
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    screens = ((QUEUE, OUR_LIST), (f"{QUEUE}{numbers[0]}/", OURS), (f"{QUEUE}enter/", OUR_FORM))
    for address, ours in screens:
        page.goto(address)
        for summary in page.locator(".feedback-screen summary, .feedback-views summary").all():
            summary.click()
        with subtests.test(address=address):
            results = Axe().run(page, context=ours, options=OPTIONS)
            assert results.violations_count == 0, results.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            fields = page.locator(".feedback-entry :is(select, input, textarea)")
            assert fields.evaluate_all(TOO_WIDE) == 0

"""An author on a small telephone, without scripts: follows, approves, takes back, withdraws."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from engagement.feedback.models import Contact, Feedback
from engagement.feedback.settings import FeedbackSettings
from engagement.openness.counting import NOT_PUBLISHED, PUBLISHED
from engagement.openness.models import ModerationQuarter
from tests.browser.conftest import Site
from tests.browser.test_accessibility import OPTIONS, WIDTHS, settle, undecided
from tests.engagement.sending import code_for, in_review, on_the_website, sent, waiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SIDEWAYS = (Path(__file__).parent / "scripts" / "sideways.js").read_text()
SMALL_TARGETS = (Path(__file__).parent / "scripts" / "small_targets.js").read_text()
SMALL = {"viewport": {"width": 360, "height": 740}}
FOLLOW = "/have-your-say/follow/"
LIST = "/have-your-say/"


def enter(page: Page, form_key: str) -> None:
    page.goto(FOLLOW)
    page.get_by_label("Your private code").fill(code_for(form_key).lower().replace("-", " "))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you sent us")


def is_fine(page: Page) -> None:
    """Without faults at three widths."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        results = Axe().run(page, options=OPTIONS)
        assert results.violations_count == 0, results.generate_report()
        # axe cannot see past the ring and the box that the front end draws in front of these.
        left = [html for html in undecided(results.response) if "s__label" not in html]
        assert left == []
        assert page.evaluate(SIDEWAYS) == []
        assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.browser_context_args(java_script_enabled=False, **SMALL)
def test_an_author_decides_without_scripts_and_without_cookies(page: Page, site: Site) -> None:
    site.run(lambda: waiting("carer", text="I was there", public="They were there zyqpublic"))
    enter(page, "carer")
    expect(page.get_by_role("heading", name="We are waiting for you")).to_be_visible()
    expect(page.get_by_text("I was there")).to_be_visible()
    page.get_by_role("button", name="Approve these words").click()

    expect(page.get_by_text("The words that you approved are on our website now")).to_be_visible()
    page.get_by_role("link", name="See it on our website").click()
    expect(page.locator("blockquote")).to_have_text("They were there zyqpublic")
    page.goto(f"{LIST}?kind=experience")
    expect(page.get_by_text("They were there zyqpublic")).to_be_visible()
    page.goto("/search/?q=zyqpublic")
    expect(page.get_by_role("heading", name="1 result for “zyqpublic”")).to_be_visible()

    enter(page, "carer")
    page.get_by_role("link", name=re.compile("Take back.*Quote")).click()
    page.get_by_role("button", name="Take my consent back").click()
    expect(page.get_by_role("link", name=re.compile("Agree.*Quote"))).to_be_visible()
    page.get_by_role("link", name="Withdraw everything").click()
    expect(page.get_by_text("30 days later we delete your words for good")).to_be_visible()
    page.get_by_role("button", name="Withdraw everything").click()
    expect(page.get_by_role("heading", name="You have withdrawn it")).to_be_visible()

    page.goto(LIST)
    expect(page.get_by_text("zyqpublic")).to_have_count(0)
    page.goto("/search/?q=zyqpublic")
    expect(page.get_by_role("heading", name="No results for “zyqpublic”")).to_be_visible()
    assert page.context.cookies() == []
    assert site.run(lambda: Contact.objects.filter(feedback__state="withdrawn").count()) == 0


def test_every_state_and_step_of_the_authors_page_is_accessible(
    page: Page, site: Site, complaints: list[str]
) -> None:
    site.run(lambda: (waiting("asked"), on_the_website("shown", reply="We answer"), sent("new")))
    page.goto(FOLLOW)
    is_fine(page)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    is_fine(page)
    enter(page, "asked")
    is_fine(page)
    page.get_by_role("link", name="I want a change").click()
    page.get_by_role("button", name="Send").click()
    summary = page.locator(".nhsuk-error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title("Error: What should we change? – North East London Cancer Alliance")
    summary.get_by_role("link").click()
    expect(page.get_by_label("Your words")).to_be_focused()
    is_fine(page)
    enter(page, "shown")
    is_fine(page)
    for link in ("Take back.*Publish", "Change how we reach you", "Withdraw everything"):
        enter(page, "shown")
        page.get_by_role("link", name=re.compile(link)).click()
        is_fine(page)
    page.get_by_role("button", name="Withdraw everything").click()
    is_fine(page)
    assert complaints == []


def test_the_author_needs_no_mouse(page: Page, site: Site) -> None:
    site.run(lambda: waiting("keyboard"))
    page.goto(FOLLOW)
    page.get_by_label("Your private code").focus()
    page.keyboard.type(code_for("keyboard"))
    page.keyboard.press("Enter")
    approve = page.get_by_role("button", name="Approve these words")
    for _ in range(40):
        page.keyboard.press("Tab")
        if approve.evaluate("button => button === document.activeElement"):
            break
    expect(approve).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()


@pytest.mark.browser_context_args(java_script_enabled=False, **SMALL)
def test_readers_choose_what_people_told_us_without_scripts(page: Page) -> None:
    page.goto(LIST)
    page.get_by_label("About", exact=True).select_option("Personalised care")
    page.get_by_label("Kind", exact=True).select_option("Comments on plans")
    page.get_by_role("button", name="Show").click()
    expect(
        page.get_by_text("1 thing that people told us about “Personalised care”")
    ).to_be_visible()
    page.get_by_role("link", name="Remove Kind: Comments on plans").click()
    expect(page.locator("blockquote")).to_have_count(4)
    page.get_by_role("link", name="Experience: Personalised care").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Experience: Personalised care")
    expect(page.get_by_text("Example", exact=True)).to_be_visible()


def test_what_is_published_is_accessible(page: Page, site: Site, complaints: list[str]) -> None:
    def fill() -> None:
        for number in range(12):
            on_the_website(f"more {number}", public=f"{'Long' * 30} words\n\n{number}")
        decided = dict.fromkeys((*PUBLISHED, *NOT_PUBLISHED), 3) | {PUBLISHED[0]: 31, "care": 12}
        for quarter in range(1, 5):
            ModerationQuarter.objects.create(
                year=2025, quarter=quarter, received=60, decided=decided, median_days=6
            )
        FeedbackSettings.load()
        in_review("hidden")

    site.run(fill)
    one = site.run(lambda: Feedback.objects.filter(state="published").first().pk)
    for address in (
        LIST,
        f"{LIST}?kind=plan&about=nothing",
        f"{LIST}?page=2",
        f"/have-your-say/feedback/{one}/",
        "/have-your-say/how-we-moderate/",
        "/our-work/early-diagnosis/",
    ):
        page.goto(address)
        is_fine(page)
    assert complaints == []

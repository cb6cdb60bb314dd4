"""The whole of it: a carer has their say without scripts, a moderator takes a name out, the carer
approves, it stands in public with an answer, the carer withdraws, and nothing is left."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from alliance_site.core.roles.names import MODERATOR
from engagement.feedback.models import Feedback
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.browser.test_feedback_form import heading, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MARK = "zyqcarer"
WORDS = f"Dr Zyqname saw my mother {MARK}. The letter came late."
PUBLIC = f"[name removed] saw my mother {MARK}. The letter came late."
ANSWER = "Thank you. Letters go out sooner now, zyqanswer."
PLACES = [
    "/",
    "/have-your-say/",
    "/have-your-say/feedback/feed/",
    "/have-your-say/feedback/what-people-told-us.csv",
    f"/search/?q={MARK}",
    "/sitemap.xml",
]


def send(page: Page) -> str:
    """With the consent to publish, and without a way to reach them; gives the code."""
    page.goto("/have-your-say/share/")
    press(page, "Start")
    page.get_by_label("Share an experience").check()
    press(page)
    page.get_by_label("Early diagnosis").check()
    press(page)
    page.get_by_label("What do you want to tell us?").fill(WORDS)
    press(page)
    heading(page, "What do you want to tell us?")  # a name? it may stay
    press(page)
    page.get_by_label("A carer").check()
    press(page)
    page.get_by_label("You can publish what I said").check()
    press(page)
    heading(page, "Check your answers")
    page.wait_for_timeout(2000)  # nobody is so quick
    press(page, "Send")
    return page.locator("#feedback-code").inner_text()


def take_the_name_out(page: Page, screen: str) -> None:
    page.goto(screen)
    page.get_by_label("Take out every").fill("Dr Zyqname")
    page.get_by_role("button", name="1 Name").click()
    expect(page.locator("#public-text")).to_have_text(PUBLIC)
    page.get_by_role("button", name="Ask the author to approve it").click()
    expect(page.locator(".messages")).to_be_visible()


def follow(page: Page, code: str) -> None:
    page.goto("/have-your-say/follow/")
    page.get_by_label("Your private code").fill(code)
    page.get_by_role("button", name="Go on").click()
    heading(page, "What you sent us")


def approve(page: Page, code: str) -> None:
    follow(page, code)
    expect(page.get_by_text(PUBLIC)).to_be_visible()
    page.get_by_role("button", name="Approve these words").click()
    expect(page.get_by_text("The words that you approved are on our website now")).to_be_visible()


def answer(page: Page, screen: str) -> None:
    page.goto(screen)
    page.locator("#answers summary").first.click()
    page.locator("#answers textarea").fill(ANSWER)
    page.get_by_label("Role of who answers").fill("Engagement team")
    page.get_by_label("Everybody, below the published words").check()
    page.locator("#answers").get_by_role("button", name="Answer").click()
    expect(page.locator("#answers")).to_contain_text(ANSWER)


def withdraw(page: Page, code: str) -> None:
    follow(page, code)
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.get_by_role("link", name="Withdraw everything").click()
    page.get_by_role("button", name="Withdraw everything").click()
    expect(page.get_by_role("heading", name="You have withdrawn it")).to_be_visible()


def words_in_public(page: Page) -> set[str]:
    """Which of the words anybody can read anywhere."""
    answers = [page.request.get(place) for place in PLACES]
    assert [answer.status for answer in answers] == [200] * len(PLACES)
    seen = "".join(answer.text() for answer in answers)
    # Not the mark itself: a search repeats what was looked for.
    return {word for word in ("my mother", "zyqanswer", "Zyqname") if word in seen}


def test_from_the_first_word_to_the_last(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    small = partial(new_context, viewport={"width": 360, "height": 740})
    carer = small(java_script_enabled=False).new_page()
    moderator = new_context().new_page()
    code = send(carer)
    number = site.run(lambda: Feedback.objects.latest("pk").pk)
    screen = f"/admin/feedback/{number}/"
    assert words_in_public(carer) == set()

    log_in(moderator, site, name="mona", role=MODERATOR)
    take_the_name_out(moderator, screen)
    assert words_in_public(carer) == set()
    approve(carer, code)
    assert words_in_public(carer) == {"my mother"}
    answer(moderator, screen)
    assert words_in_public(carer) == {"my mother", "zyqanswer"}
    withdraw(carer, code)
    assert words_in_public(carer) == set()
    assert carer.context.cookies() == []

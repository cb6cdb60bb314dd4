"""The whole of it: a plan leaves a principle out and is refused, is mended and published; people
are asked about it, one comments on an action, a commitment is made of that and kept, and who
commented is told."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import LEAD, PUBLISHER
from engagement.answering.contributors import tell_all_who_wait
from engagement.answering.models import Notice
from engagement.consultations.models import Consultation
from engagement.feedback.models import Feedback
from programmes.models import DeliveryPlanPage, PrinciplePage
from tests import factories
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.browser.test_feedback_form import heading, press
from tests.browser.writing import press as press_in_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PLAN, ACTION = "Plan of the journey", "Ring people in the evening too"
ASKED, PROMISE = "Is this plan right?", "Calls in the evening"
COMMENTER = "zyqcommenter@example.org"
MISSING = "Cancer workforce"
WRITTEN = {
    "you_said": "Ring people when they are at home.",
    "statement": "We ring in the evening too.",
    "lead_role": "Programme lead",
}


def draft() -> int:
    """A plan that answers all principles but one, and whose only action names the others."""
    others = [one for one in PrinciplePage.objects.live() if one.title != MISSING]
    action = factories.plan_action(what=ACTION, principles=others)
    answers = {one: f"By what we do for {one.title}." for one in others}
    return factories.plan_draft(action, answers=answers, title=PLAN, slug="journey").pk


def refused_then_mended(page: Page, number: int) -> None:
    page.goto(f"/admin/pages/{number}/edit/")
    press_in_editor(page, "Publish")
    expect(page.locator("body")).to_contain_text(f"the plan reflects the principle “{MISSING}”")
    assert page.request.get("/our-work/plans/journey/").status == 404
    empty = page.locator("textarea[name^='answers-'][name$='-how']:visible").last
    empty.fill("Staff get time to learn how to ring people well.")
    page.locator("fieldset, [data-field]").get_by_label(MISSING).first.check()
    press_in_editor(page, "Publish")
    expect(page.locator(".messages")).to_contain_text("published")


def asks() -> int:
    """A draft of a consultation on the plan."""
    plan = DeliveryPlanPage.objects.get(slug="journey")
    now = timezone.now()
    return factories.consultation(
        plan,
        name=ASKED,
        slug="journey",
        opens_at=now - timedelta(minutes=1),
        closes_at=now + timedelta(days=30),
        announced_at=None,
    ).pk


def announce(page: Page, number: int) -> None:
    page.goto(f"/admin/consultations/{number}/progress/")
    page.get_by_role("button", name="Announce it").click()
    expect(page.locator(".messages")).to_be_visible()


def comment(page: Page) -> None:
    """From the action on the plan's page to the receipt, with an address to be told at."""
    page.goto("/our-work/plans/journey/")
    page.get_by_role("link", name="Comment on this action").click()
    press(page, "Start")
    page.get_by_label("What do you want to tell us?").fill("Please ring after work.")
    press(page)
    press(page, "Skip this question")
    page.get_by_label("You can contact me about what I said").check()
    press(page)
    page.get_by_label("Email", exact=True).check()
    press(page)
    page.get_by_label("Email address").fill(COMMENTER)
    press(page)
    press(page, "Skip this question")
    heading(page, "Check your answers")
    expect(page.get_by_text(ACTION)).to_be_visible()
    page.wait_for_timeout(2000)  # nobody is so quick
    press(page, "Send")
    expect(page.locator("#feedback-code")).to_be_visible()


def promise(page: Page, feedback: int) -> None:
    """A commitment of the comment: written, announced, and done."""
    page.goto(f"/admin/feedback/{feedback}/")
    page.get_by_text("Add to a commitment").click()
    page.get_by_label("What a new one is about").fill(PROMISE)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name=PROMISE).click()
    page.get_by_role("link", name="Edit the words").click()
    for name, words in WRITTEN.items():
        page.locator(f"#id_{name}").fill(words)
    page.get_by_role("button", name="Save").first.click()
    change(page, "Announce it on the website", "People who work cannot answer by day.")
    change(page, "It is done", "It works.", refused="What changed")
    expect(page.get_by_role("button", name="Undo the last change")).to_be_visible()


def change(page: Page, way: str, why: str, refused: str = "") -> None:
    """One way from state to state; where it is refused for what is not said, that is said."""
    page.get_by_role("link", name=re.compile(re.escape(way))).click()
    page.get_by_label("Why").fill(why)
    page.get_by_role("button", name="See who is told").click()
    if refused:
        expect(page.get_by_role("heading", name="This was not done")).to_be_visible()
        page.get_by_label(refused).fill("Teams ring until 8pm on two days a week.")
        page.get_by_role("button", name="See who is told").click()
    expect(page.get_by_role("heading", name="1 person is told")).to_be_visible()
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(".messages")).to_contain_text("done")


def told() -> list[str]:
    """What the commenter got of it, once the time to undo is over: each change once."""
    Notice.objects.update(made_at=timezone.now() - timedelta(hours=1))
    tell_all_who_wait()
    tell_all_who_wait()
    mails = OutgoingMail.objects.filter(to=COMMENTER, letter__isnull=False).order_by("pk")
    return [mail.letter.text for mail in mails if mail.letter]


def test_from_a_plan_that_leaves_something_out_to_a_promise_that_is_kept(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    editor, lead = new_context().new_page(), new_context().new_page()
    small = partial(new_context, viewport={"width": 360, "height": 740})
    resident = small(java_script_enabled=False).new_page()
    log_in(editor, site, name="pia", role=PUBLISHER)
    refused_then_mended(editor, site.run(draft))
    resident.goto("/our-work/plans/")
    expect(resident.get_by_role("link", name=PLAN).first).to_be_visible()

    log_in(lead, site, name="lea", role=LEAD)
    announce(lead, site.run(asks))
    comment(resident)
    sent = site.run(lambda: Feedback.objects.latest("pk"))
    assert sent.action_title == ACTION
    assert site.run(lambda: Consultation.objects.get(feedback=sent).name) == ASKED

    promise(lead, sent.pk)
    resident.goto("/have-your-say/you-said-we-did/")
    expect(resident.get_by_role("link", name=PROMISE)).to_be_visible()
    mails = site.run(told)
    assert len(mails) == 2
    assert "Teams ring until 8pm" in mails[-1]

"""A reader comments on one action of a plan that is open for comments, without scripts."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from engagement.feedback.models import Feedback
from programmes.models import (
    DeliveryPlanIndexPage,
    DeliveryPlanPage,
    PlanAction,
    ProgrammeIndexPage,
)
from tests import factories
from tests.browser.conftest import Site
from tests.browser.test_feedback_form import SIDEWAYS, SMALL, heading, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ACTION = "Ring people sooner"


def open_for_comments() -> None:
    work = ProgrammeIndexPage.objects.get()
    index = DeliveryPlanIndexPage.objects.first() or work.add_child(
        instance=DeliveryPlanIndexPage(title="Plans", slug="plans-of-the-test")
    )
    plan = DeliveryPlanPage(
        title="Plan of the test", slug="of-the-test", starts=date(2027, 1, 1), ends=date(2027, 9, 1)
    )
    plan.actions = [
        PlanAction(what=what, for_whom="People", due=date(2027, 9, 1), lead_role="A lead")
        for what in (ACTION, "Send clear letters")
    ]
    index.add_child(instance=plan)
    closes = timezone.now() + timedelta(days=9)
    factories.consultation(plan, name="Is this right?", slug="of-the-test", closes_at=closes)


def kept() -> tuple[str, str]:
    sent = Feedback.objects.filter(campaign__slug="of-the-test").get()
    return sent.kind, sent.action_title


@pytest.mark.browser_context_args(java_script_enabled=False, **SMALL)
def test_from_the_list_to_the_receipt_of_a_comment_on_one_action(page: Page, site: Site) -> None:
    site.run(open_for_comments)
    page.goto("/have-your-say/")
    page.get_by_role("link", name="All consultations, and what came of them").click()
    page.get_by_role("link", name="Is this right?").click()
    heading(page, "Is this right?")
    assert page.evaluate(SIDEWAYS) == []
    page.locator("main a.nhsuk-button").first.click()
    press(page, "Start")
    press(page)
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label(ACTION).check()
    press(page)
    page.get_by_label("What do you want to tell us?").fill("Please ring in the evening.")
    press(page)
    press(page, "Skip this question")
    press(page)
    heading(page, "Check your answers")
    expect(page.get_by_text(ACTION)).to_be_visible()
    page.wait_for_timeout(2000)  # nobody is so quick
    press(page, "Send")
    expect(page.locator("#feedback-code")).to_be_visible()
    assert site.run(kept) == ("plan", ACTION)

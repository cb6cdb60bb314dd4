"""A lead shows a draft plan to a representative, who reads it and comments; every page of it is
accessible, wide and on a telephone. Then the same in a browser without scripts, by a new link."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import LEAD
from engagement.feedback.models import Feedback
from tests import factories
from tests.browser.conftest import Site
from tests.browser.people import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PLAN, EMAIL = "Draft of the test", "rep@example.org"
LINK = re.compile(r"/have-your-say/invited/\S+")


def looks_fine(page: Page, context: str = "main") -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, context=context)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def invite(page: Page) -> None:
    page.goto("/admin/draft-plans/")
    page.get_by_role("link", name="Show a draft plan").click()
    page.get_by_label("Draft plan").select_option(PLAN)
    until = timezone.localtime() + timedelta(days=20)
    page.get_by_label("They can comment until").fill(until.strftime("%d/%m/%Y %H:%M"))
    page.get_by_label("Email addresses").fill(EMAIL)
    page.get_by_role("heading", level=1).click()  # the calendar closes
    page.get_by_role("button", name="Send the invitations").click()
    expect(page.get_by_role("cell", name=EMAIL, exact=True)).to_be_visible()
    looks_fine(page, ".nice-padding")


def link() -> str:
    mail = OutgoingMail.objects.filter(to=EMAIL).latest("pk")
    found = LINK.search(mail.text)
    assert found
    return found[0]


def test_a_draft_is_shown_read_and_commented_on(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    # axe is a script: it is asked in a browser that runs them.
    lead, reader = new_context().new_page(), new_context().new_page()
    site.run(lambda: factories.plan_draft(title=PLAN))
    log_in(lead, site, name="lea", role=LEAD)
    invite(lead)
    address = site.run(link)
    reader.goto(address)
    looks_fine(reader)
    reader.get_by_role("button", name="Open the draft plan").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text(PLAN)
    looks_fine(reader)
    reader.get_by_role("button", name="Send your comment").click()
    reader.get_by_role("link", name="Write what you think of the plan").press("Enter")
    expect(reader.get_by_label("What do you think?")).to_be_focused()
    looks_fine(reader)
    reader.get_by_role("radio", name="Hold talks about screening").check()
    reader.get_by_label("What do you think?").fill("Start sooner.")
    reader.get_by_role("button", name="Send your comment").click()
    expect(reader.locator("#feedback-code")).to_be_visible()
    looks_fine(reader)
    assert site.run(lambda: Feedback.objects.latest("pk").action_title) != ""

    other = new_context(java_script_enabled=False).new_page()
    other.goto(address)
    assert other.request.get("/have-your-say/invited/").status == 404
    other.get_by_role("button", name="Send a new link").click()
    other.goto(site.run(link))
    other.get_by_role("button", name="Open the draft plan").click()
    other.get_by_label("What do you think?").fill("And ring people.")
    other.get_by_role("button", name="Send your comment").click()
    expect(other.locator("#feedback-code")).to_be_visible()

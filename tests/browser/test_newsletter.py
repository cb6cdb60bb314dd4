"""An issue of the newsletter from a blank page to its readers: two people, and a stop between."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from wagtail.models import Page as WagtailPage

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from alliance_site.core.roles.names import EDITOR, PUBLISHER
from news.models import Mailing, NewsletterIssuePage
from news.newsletter.sending import send_due
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.browser.writing import press
from tests.news.newsletter.readers import make_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

READERS = 5
TITLE = "Autumn news"


@pytest.fixture(autouse=True)
def _with_sign_up(site: Site) -> Iterator[None]:
    """The addresses that stand in every mail to readers, and its pictures where they are."""
    with override_settings(ROOT_URLCONF="tests.news.newsletter.urls", SITE_BASE_URL=site.url):
        yield


def add_item(page: Page, words: str, title: str) -> None:
    page.get_by_role("button", name="Add page").click()
    window = page.get_by_role("dialog")
    window.locator("#id_q").fill(words)
    expect(window.get_by_text("There is 1 match")).to_be_visible()
    window.get_by_role("checkbox").first.check()
    window.get_by_role("button", name="Confirm selection").click()
    expect(window).to_have_count(0)
    expect(items(page).filter(has_text=title)).to_have_count(1)


def items(page: Page) -> Locator:
    return page.locator("#id_items-FORMS > [data-inline-panel-child]:visible")


def compose(page: Page, index: int) -> None:
    page.goto(f"/admin/pages/add/news/newsletterissuepage/{index}/")
    page.get_by_role("textbox", name="Title").fill(TITLE)
    page.get_by_role("textbox", name="Summary").fill("What is new this autumn.")
    add_item(page, "28-day", "The 28-day standard explained")
    add_item(page, "4 ways", "4 ways to have your say")
    # By keyboard: the second item goes before the first.
    move = items(page).nth(1).get_by_role("button", name="Move up")
    move.focus()
    move.press("Enter")
    expect(items(page).first).to_contain_text("4 ways to have your say")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("created")


def look_at_previews(page: Page, screen: str) -> None:
    for mode in ("web", "mail-light", "mail-dark"):
        page.goto(f"{screen}look/{mode}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        links = page.get_by_role("link", name=re.compile("28-day standard|4 ways to have your"))
        assert "4 ways" in links.first.inner_text()
    page.goto(f"{screen}look/mail-text/")
    expect(page.locator("pre")).to_contain_text(f"{TITLE}\n===========")


def issue() -> NewsletterIssuePage:
    return NewsletterIssuePage.objects.get(title=TITLE)


def time_passes() -> None:
    """The tests deliver at once what is queued."""
    Mailing.objects.filter(status="released").update(starts_at=timezone.now())
    send_due()
    Mailing.objects.filter(status="sent").update(status="sending", finished_at=None)


def time_passes_for_two() -> None:
    """The worker has sent two, and the others wait for it."""
    time_passes()
    mails = OutgoingMail.objects.filter(letter__isnull=False).order_by("pk")
    OutgoingMail.objects.filter(pk__in=[mail.pk for mail in mails[2:]]).update(
        status=MailStatus.QUEUED, sent_at=None, next_try=timezone.now() + timedelta(days=1)
    )


def release(page: Page, screen: str) -> None:
    page.goto(screen)
    page.get_by_role("button", name="Release the newsletter").click()
    expect(page.get_by_text("Until then nobody has it")).to_be_visible()


def ask(page: Page, screen: str) -> None:
    page.goto(screen)
    page.get_by_role("button", name="Ask for the release").click()
    expect(page.get_by_text("A second person must release it").first).to_be_visible()


def publish(page: Page, key: int) -> None:
    page.goto(f"/admin/pages/{key}/edit/")
    press(page, "Publish")
    expect(page.locator(".messages")).to_contain_text("published")


def stop(page: Page, screen: str) -> None:
    page.goto(screen)
    expect(page.locator("#newsletter-words")).to_contain_text("2 of 5 mails sent")
    page.locator("#stop-section textarea").fill("A wrong date.")
    page.get_by_role("button", name="Stop the newsletter").click()
    expect(page.locator(".messages")).to_contain_text("3 mails were taken back, 2 had gone")


def watch_to_the_end(page: Page, site: Site, screen: str) -> None:
    page.goto(screen)
    expect(page.locator("#newsletter-words")).to_contain_text("3 of 3 mails sent")
    # The screen finds out by itself that all have gone.
    site.run(send_due)
    expect(page.get_by_text("It was finished on")).to_be_visible()


def test_from_a_blank_page_to_its_readers(page: Page, site: Site, complaints: list[str]) -> None:
    site.run(lambda: make_readers(READERS))
    index = site.run(lambda: WagtailPage.objects.get(slug="newsletter").pk)
    log_in(page, site, name="edith", role=EDITOR)
    compose(page, index)
    complaints.clear()  # a draft that saves itself in the middle of a step may be refused
    key = site.run(lambda: issue().pk)
    screen = f"/admin/newsletters/{key}/"
    look_at_previews(page, screen)
    page.goto(screen)
    expect(page.locator("#problems-section")).to_contain_text("Publish it first")
    log_in_anew(page, site, "petra", PUBLISHER)
    publish(page, key)

    for when_it_goes in (time_passes_for_two, time_passes):
        log_in_anew(page, site, "edith", EDITOR)
        ask(page, screen)
        log_in_anew(page, site, "petra", PUBLISHER)
        release(page, screen)
        site.run(when_it_goes)
        if when_it_goes is time_passes_for_two:
            stop(page, screen)
    watch_to_the_end(page, site, screen)

    assert site.run(keys_of_sent) == READERS
    assert complaints == []
    page.goto("/news/newsletter/")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def keys_of_sent() -> int:
    sent = OutgoingMail.objects.filter(letter__isnull=False, status=MailStatus.SENT)
    assert sent.count() == len(set(sent.values_list("to", flat=True)))
    return sent.count()


def log_in_anew(page: Page, site: Site, name: str, role: str) -> None:
    page.context.clear_cookies()
    log_in(page, site, name=name, role=role)

"""The whole of it: somebody signs up, two people send a newsletter with a stop between, it is read
as mail programs read it, and the reader leaves."""

import re
from collections.abc import Iterator
from email.message import Message

import pytest
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from wagtail.models import Page as WagtailPage

from alliance_site.core.outbox.delivery import deliver_waiting
from alliance_site.core.roles.names import EDITOR, PUBLISHER
from news.models import Mailing, NewsletterIssuePage
from news.newsletter.sending import send_due
from news.subscribers.queries import readers
from tests.browser.conftest import Site
from tests.browser.people import log_in
from tests.browser.writing import name_page, press
from tests.mail_server import MailServer
from tests.news.newsletter.readers import make_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

READERS = 5
READER = "ada@example.org"
TITLE = "Autumn news"
# By the words with which they are looked for.
NEWS = {"Newham": "A clinic opens in Newham", "Hackney": "More scanners in Hackney"}


@pytest.fixture(autouse=True)
def _addresses(site: Site) -> Iterator[None]:
    """What stands in mails leads to the site of the tests.

    Drafts do not save themselves: a new page that is saved by hand at that very moment would be
    made twice.
    """
    with override_settings(SITE_BASE_URL=site.url, WAGTAIL_AUTOSAVE_INTERVAL=0):
        yield


def link_in(message: Message, name: str) -> str:
    """As a mail program shows it, in the plain words."""
    found = re.search(rf"https?://\S+/{name}/\S*", text_of(message))
    assert found
    return found[0]


def text_of(message: Message) -> str:
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    return part.get_payload(decode=True).decode()


def mail_to(server: MailServer, email: str) -> Message:
    """The newest one."""
    return [message for message in server.taken if message["To"] == email][-1]


def sign_up(page: Page, server: MailServer) -> None:
    page.goto("/news/")
    page.get_by_role("link", name="Sign up for our emails").click()
    page.get_by_label("Your email address").fill(READER)
    page.get_by_label("The newsletter").check()
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your email")
    page.goto(link_in(mail_to(server, READER), "confirm"))
    page.get_by_role("button", name="Yes, send me these emails").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You get our emails now")


def publish_news(page: Page, section: int, title: str) -> None:
    page.goto(f"/admin/pages/add/news/newspage/{section}/")
    name_page(page, title)
    page.get_by_role("textbox", name="Summary").fill(f"What {title.lower()} means for you.")
    press(page, "Publish")
    expect(page.locator(".messages")).to_contain_text("published")


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
    name_page(page, TITLE)
    page.get_by_role("textbox", name="Summary").fill("What is new this autumn.")
    for words, title in NEWS.items():
        add_item(page, words, title)
    # By keyboard: the second item goes before the first.
    move = items(page).nth(1).get_by_role("button", name="Move up")
    expect(move).to_be_enabled()
    move.focus()
    move.press("Enter")
    expect(items(page).first).to_contain_text("More scanners in Hackney")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("created")


def look_at_previews(page: Page, screen: str) -> None:
    for mode in ("web", "mail-light", "mail-dark"):
        page.goto(f"{screen}look/{mode}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        links = page.get_by_role("link", name=re.compile("|".join(NEWS.values())))
        expect(links.first).to_contain_text("More scanners in Hackney")
    page.goto(f"{screen}look/mail-text/")
    expect(page.locator("pre")).to_contain_text(f"{TITLE}\n===========")


def issue() -> NewsletterIssuePage:
    return NewsletterIssuePage.objects.get(title=TITLE)


def time_passes() -> None:
    """The cooling-off is over, and the worker has sent what it could."""
    Mailing.objects.filter(status="released").update(starts_at=timezone.now())
    send_due()
    deliver_waiting()
    # Looked at on the screen before the clock finds that it has ended.
    Mailing.objects.filter(status="sent").update(status="sending", finished_at=None)


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


def test_from_the_sign_up_to_the_farewell(
    page: Page, site: Site, mail_server: MailServer, complaints: list[str]
) -> None:
    others = site.run(lambda: [reader.email for reader in make_readers(READERS - 1)])
    sign_up(page, mail_server)
    log_in(page, site, name="petra", role=PUBLISHER)
    for title in NEWS.values():
        publish_news(page, site.run(lambda: key_of("news")), title)
    log_in_anew(page, site, "edith", EDITOR)
    compose(page, site.run(lambda: key_of("newsletter")))
    screen = f"/admin/newsletters/{site.run(lambda: issue().pk)}/"
    look_at_previews(page, screen)
    page.goto(screen)
    expect(page.locator("#problems-section")).to_contain_text("Publish it first")
    log_in_anew(page, site, "petra", PUBLISHER)
    publish(page, site.run(lambda: issue().pk))

    # At first the mail server takes two and puts the others off.
    mail_server.recipients = dict.fromkeys(others[1:], "451 Not now")
    for is_stopped in (True, False):
        log_in_anew(page, site, "edith", EDITOR)
        ask(page, screen)
        log_in_anew(page, site, "petra", PUBLISHER)
        release(page, screen)
        site.run(time_passes)
        if is_stopped:
            stop(page, screen)
        mail_server.recipients = {}
    watch_to_the_end(page, site, screen)

    got = [message["To"] for message in mail_server.taken if message["Subject"] == TITLE]
    assert sorted(got) == sorted([READER, *others])
    read_and_leave(page, site, mail_to(mail_server, READER))
    assert complaints == []


def read_and_leave(page: Page, site: Site, message: Message) -> None:
    page.context.clear_cookies()
    page.goto(link_in(message, "newsletter/autumn-news"))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.goto(link_in(message, "unsubscribe"))
    page.get_by_role("button", name="Stop all emails").click()
    expect(page.get_by_text("We have stopped all emails to")).to_be_visible()
    assert not site.run(lambda: readers().filter(email=READER).exists())
    page.goto("/news/newsletter/")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def key_of(slug: str) -> int:
    key: int = WagtailPage.objects.get(slug=slug).pk
    return key


def log_in_anew(page: Page, site: Site, name: str, role: str) -> None:
    page.context.clear_cookies()
    log_in(page, site, name=name, role=role)

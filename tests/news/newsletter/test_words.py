"""The words of an issue as a mail: complete, readable, and without anything that watches."""

import re
from datetime import date
from email.message import Message

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from wagtail.models import Page

from alliance_site.core.outbox.delivery import deliver_waiting
from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import EDITOR
from news.models import NewsletterIssuePage
from news.newsletter.letter import written_for_mail
from news.newsletter.plain import html_for_mail, text_of
from news.newsletter.sending import send_due
from news.subscribers.links import preferences_address, unsubscribe_address
from tests import factories
from tests.core.roles.screens import client_of
from tests.mail_server import MailServer
from tests.news.newsletter.readers import due, make_readers

pytestmark = pytest.mark.django_db
BASE = settings.SITE_BASE_URL


@pytest.fixture
def full_issue(home: HomePage) -> NewsletterIssuePage:
    """With pictures, sections, an event, and a link to a page in its introduction."""
    news = factories.NewsIndexPageFactory()
    picture = factories.ImageFactory(description="A bus & a bridge")
    item = factories.news(
        news, title="A <new> bus", slug="bus", image=picture, date=date(2026, 5, 1)
    )
    event = factories.EventPageFactory(title="Meet us", slug="meet-us", place_name="Town Hall")
    about = factories.StandardPageFactory(title="About", slug="about")
    issue = factories.newsletter_issue(item, event, title="News & more", slug="more")
    rows = list(issue.items.all())
    rows[1].section = "Take part"
    issue.items = rows
    issue.introduction = (
        f'<p data-block-key="a">Hello. Read <a linktype="page" id="{about.pk}">about us</a> and '
        '<a href="https://example.org/x?a=1&amp;b=2">more</a>.</p>'
    )
    issue.closing = "<ul><li>Call <b>999</b> in an emergency.</li></ul>"
    issue.save()
    return issue


def parts_of(message: Message) -> tuple[str, BeautifulSoup]:
    text, html = message.get_payload()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    decoded = [part.get_payload(decode=True).decode() for part in (text, html)]
    return decoded[0].replace("\r\n", "\n"), BeautifulSoup(decoded[1], "html.parser")


def test_each_reader_gets_it_with_their_own_links_and_nothing_that_watches(
    full_issue: NewsletterIssuePage, mail_server: MailServer
) -> None:
    people = make_readers(2)
    due(full_issue)
    send_due()
    deliver_waiting()

    messages = {
        message["To"]: message for message in mail_server.taken if "reader" in message["To"]
    }
    assert set(messages) == {person.email for person in people}
    for person in people:
        message = messages[person.email]
        private = [preferences_address(person), unsubscribe_address(person)]
        assert message["Subject"] == "News & more"
        # Written on a line of its own: it is long.
        assert message["List-Unsubscribe"].strip() == f"<{private[1]}>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert message["Message-ID"].endswith("@testserver>")
        text, html = parts_of(message)
        # Each link is the page's own address; each picture is the one that the page shows.
        assert [link["href"] for link in html.select("a")] == [
            f"{BASE}/news/newsletter/more/",
            f"{BASE}/about/",
            "https://example.org/x?a=1&b=2",
            f"{BASE}/news/bus/",
            f"{BASE}/news/events/meet-us/",
            BASE,
            *private,
        ]
        (picture,) = html.select("img")
        assert picture["src"].startswith(f"{BASE}/media/images/")
        assert picture["src"].endswith(".jpg")
        assert picture["alt"] == "A bus & a bridge"
        assert (int(picture["width"]), int(picture["height"])) > (1, 1)
        assert not html.select("script, link, iframe, object, form, [onclick], [background]")
        assert "url(" not in html.style.text
        assert all(address in text for address in private)
        assert "[[" not in text + str(html)


def test_the_plain_text_reads_well(full_issue: NewsletterIssuePage) -> None:
    text = written_for_mail(full_issue).text
    lines = text.splitlines()
    assert lines[:2] == ["News & more", "==========="]
    assert "* A <new> bus" in lines
    assert "  News, 1 May 2026" in lines
    assert f"  {BASE}/news/bus/" in lines
    assert lines[lines.index("Take part") + 1] == "---------"
    assert f"{BASE}/about/" in lines
    assert "* Call 999 in an emergency." in lines
    assert all(len(line) <= 72 for line in lines if "://" not in line)
    assert "\n\n\n\n" not in text
    assert "<p>" not in text


def test_rich_text_becomes_lines_with_addresses_below_them() -> None:
    html = html_for_mail(
        '<p data-block-key="x">One <a href="/a/">two</a><br/>three</p><ol><li>A</li><li>B</li></ol>'
        '<p><a linktype="page" id="999999">gone</a></p>'
    )
    assert "data-block-key" not in html
    assert text_of(html) == f"One two three\n{BASE}/a/\n\n1. A\n2. B\n\ngone"


@pytest.mark.parametrize(
    ("mode", "background", "other"),
    [("mail-light", "not all", "light"), ("mail-dark", "@media all", "dark")],
)
def test_staff_see_the_mail_in_light_and_dark(
    full_issue: NewsletterIssuePage, mode: str, background: str, other: str
) -> None:
    answer = client_of(factories.staff(EDITOR)).get(
        f"/admin/newsletters/{full_issue.pk}/look/{mode}/"
    )
    words = answer.content.decode()
    assert background in words
    assert f"color-scheme: {other};" in words
    assert "prefers-color-scheme" not in words
    assert "[[" not in words
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_previews_show_what_is_not_stored_yet(full_issue: NewsletterIssuePage) -> None:
    full_issue.title = "A new title"
    for mode, name in full_issue.preview_modes:
        shown = full_issue.make_preview_request(preview_mode=mode)
        assert shown.status_code == 200, name
        assert "A new title" in shown.content.decode(), name
    unsaved = NewsletterIssuePage(title="Not saved", slug="not-saved")
    unsaved.content_type = full_issue.content_type
    for mode, _ in unsaved.preview_modes[1:]:
        assert "Not saved" in unsaved.make_preview_request(preview_mode=mode).content.decode()


def test_the_words_cost_the_same_for_more_items(home: HomePage) -> None:
    from tests.pages import counted

    news = factories.NewsIndexPageFactory()

    def cost(count: int) -> int:
        pages: list[Page] = [
            factories.news(news, image=factories.ImageFactory()) for _ in range(count)
        ]
        issue = factories.newsletter_issue(*pages, slug=f"with-{count}")
        written_for_mail(issue)  # makes the pictures
        issue = NewsletterIssuePage.objects.get(pk=issue.pk)
        with counted() as found:
            written_for_mail(issue)
        return found.queries

    assert cost(8) == cost(2)


def test_an_example_says_so(client: Client, home: HomePage) -> None:
    item = factories.news(factories.NewsIndexPageFactory(), title="Bus", is_example=True)
    issue = factories.newsletter_issue(item, is_example=True)
    words = written_for_mail(issue)
    assert "Example: Bus" in words.text
    assert re.search(r"<b>Example\.</b>", words.html)

"""The mails as a mail program gets them, from a real mail server."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailItem, MailTopic
from alliance_site.core.outbox.delivery import deliver_waiting
from news.digests.services import tell_what_is_new
from news.models import NewsIndexPage, Subscriber
from news.subscribers.models import Rhythm, Status
from tests import factories
from tests.mail_server import MailServer
from tests.news.digests.conftest import here, reader
from tests.news.subscribers.mailbox import link_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]

RTL = "فحص السرطان"
ODD = [
    "Two\nlines\r\nBcc: all@example.org",
    "NUL \0 and bell \x07",
    "🎗️ ‘Quotes’ & <script>alert(1)</script>",
    f"{RTL} \u202e turned",
    "Long " * 51,
    "[[unsubscribe]]",
]

READS = """\
New from Test Cancer Alliance
=============================

* Newer
  News, 24 November 2026

  What is <new>. It is a sentence that is longer than one line of a
  plain text mail.

  http://testserver/news/newer/

* Older
  News, 24 November 2026

  What Older is about.

  http://testserver/news/older/

See all our news:
http://testserver/news/
"""


@pytest.fixture
def odd_topic() -> Iterator[str]:
    """An app whose items hold whatever a title can hold."""

    def items(since: object, before: object) -> list[MailItem]:
        now = timezone.now() - timedelta(hours=1)
        return [
            MailItem(f"odd{n}", "News", title, title, f"http://testserver/{n}/", now)
            for n, title in enumerate(ODD)
        ]

    registry.register("odd", lambda: [MailTopic("odd", "Odd", items=items)])
    yield "odd"
    registry.unregister("odd")


def received(server: MailServer) -> list[Message]:
    tell_what_is_new()
    deliver_waiting()
    return server.taken


def parsed(message: Message) -> EmailMessage:
    """With its header lines decoded, as people see them."""
    found = message_from_bytes(bytes(message), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_mail_says_what_is_new_why_it_came_and_how_to_stop_it(
    begun: time_machine.Traveller, section: NewsIndexPage, mail_server: MailServer, client: Client
) -> None:
    subscriber = reader("news.all", "news.events", rhythm=Rhythm.WEEKLY)
    begun.shift(timedelta(hours=1))
    factories.news(section, title="Older", slug="older")
    begun.shift(timedelta(hours=1))
    summary = "What is <new>. It is a sentence that is longer than one line of a plain text mail."
    factories.news(section, title="Newer", slug="newer", search_description=summary)
    begun.move_to(here(2026, 11, 30, 8, 5))
    (message,) = received(mail_server)

    assert message["To"] == subscriber.email
    assert message["Subject"] == "New from Test Cancer Alliance: Newer and 1 more"
    assert [part.get_content_type() for part in message.get_payload()] == [
        "text/plain",
        "text/html",
    ]
    text = text_of(message).replace("\r\n", "\n")
    assert text[: len(READS)] == READS
    assert "once a week, on Mondays" in text
    assert all(len(line) < 76 or "/newsletter/" in line for line in text.splitlines())

    html = BeautifulSoup(text_of(message, "text/html"), "html.parser")
    assert [link["href"] for link in html.select("h2 a")] == [
        "http://testserver/news/newer/",
        "http://testserver/news/older/",
    ]
    assert "What is <new>." in html.get_text()
    assert not html.select("script, img, iframe, form, link")
    assert client.get(link_in(message, "preferences")).status_code == 200

    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    one_click = str(parsed(message)["List-Unsubscribe"]).strip(" <>")
    one_click = one_click.removeprefix("http://testserver")
    assert client.post(one_click, {"List-Unsubscribe": "One-Click"}).status_code < 400
    assert Subscriber.objects.get(pk=subscriber.pk).status == Status.LEFT


@pytest.mark.parametrize("first", range(len(ODD)))
def test_no_title_can_break_a_mail_or_write_a_header(
    begun: time_machine.Traveller,
    section: NewsIndexPage,
    mail_server: MailServer,
    odd_topic: str,
    first: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.news.digests.test_mails.ODD", [*ODD[first:], *ODD[:first]])
    reader(odd_topic)
    begun.shift(timedelta(hours=3))
    (message,) = received(mail_server)
    mail = parsed(message)
    subject = str(mail["Subject"]).strip()
    assert mail["Bcc"] is None
    assert len(mail.get_all("Subject")) == 1
    assert subject.startswith("New from Test Cancer Alliance: ")
    assert subject.endswith(" and 5 more")
    assert len(subject) < 150
    assert "\u202e" not in subject + text_of(message) + text_of(message, "text/html")
    assert RTL in text_of(message)
    assert not BeautifulSoup(text_of(message, "text/html"), "html.parser").select("script")


def test_no_mail_is_longer_than_somebody_reads(
    begun: time_machine.Traveller, section: NewsIndexPage, mail_server: MailServer
) -> None:
    reader("news.all")
    begun.shift(timedelta(hours=1))
    for number in range(32):
        begun.shift(timedelta(minutes=1))
        factories.news(section, title=f"Item {number}")
    begun.shift(timedelta(hours=1))
    (message,) = received(mail_server)
    html = BeautifulSoup(text_of(message, "text/html"), "html.parser")
    assert [link.text for link in html.select("h2 a")] == [f"Item {n}" for n in range(31, 11, -1)]
    for words in (html.get_text(), text_of(message)):
        assert "And 12 more." in words

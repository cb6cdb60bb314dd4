"""The same words to many people: once each, with their own values, taken back, and bounced."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from alliance_site.core.outbox import bounces
from alliance_site.core.outbox.delivery import deliver_waiting
from alliance_site.core.outbox.letters import (
    Recipient,
    address_letter,
    standing_of,
    take_back,
    take_back_letters_to,
    write_letter,
)
from alliance_site.core.outbox.models import Letter, OutgoingMail, Status
from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.refusing import MailRefused
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db

LINK = "https://example.org/?a=1&b=<2>"


def letter(key: str = "one", **words: object) -> Letter:
    usual = {
        "subject": "Hello",
        "text": "Go to [[link]].",
        "html": '<a href="[[link]]">Go</a>',
        "headers": {"List-Unsubscribe": "<[[link]]>"},
    }
    return write_letter(key=key, **{**usual, **words})


def people(count: int, link: str = LINK) -> Iterator[Recipient]:
    for number in range(count):
        yield Recipient(f"k{number}", f"person{number}@example.org", {"link": link})


def status_of(key: str) -> str:
    return OutgoingMail.objects.get(key=key).status


def test_each_gets_their_own_values_in_text_html_and_headers(mail_server: MailServer) -> None:
    address_letter(letter=letter(), recipients=people(1))
    address_letter(
        letter=letter("two"), recipients=[Recipient("b", "b@example.org", {"link": "x"})]
    )
    deliver_waiting()
    first, second = mail_server.taken
    text, html = (part.get_payload(decode=True).decode() for part in first.get_payload())
    assert text.strip() == f"Go to {LINK}."
    assert html.strip() == '<a href="https://example.org/?a=1&amp;b=&lt;2&gt;">Go</a>'
    assert first["List-Unsubscribe"] == f"<{LINK}>"
    assert second["List-Unsubscribe"] == "<x>"
    assert first["Message-ID"] != second["Message-ID"]


def test_the_words_are_stored_once_and_a_second_call_changes_nothing() -> None:
    first = letter()
    assert letter(subject="Changed") == first
    address_letter(letter=first, recipients=people(3))
    address_letter(letter=first, recipients=people(5))
    assert OutgoingMail.objects.count() == 5
    assert not OutgoingMail.objects.exclude(text="", html="").exists()
    assert standing_of([first]) == {Status.QUEUED: 5}


def test_a_key_gets_one_mail_whichever_letter_it_is() -> None:
    address_letter(letter=letter(), recipients=people(2))
    OutgoingMail.objects.filter(key="k0").update(status=Status.SENT)
    newer = letter("newer", subject="Newer")
    address_letter(letter=newer, recipients=people(3))
    subjects = dict(OutgoingMail.objects.values_list("key", "subject"))
    assert subjects == {"k0": "Hello", "k1": "Hello", "k2": "Newer"}


@pytest.mark.parametrize(
    "bad",
    [
        {"subject": "Hello\nBcc: all@example.org"},
        {"subject": "H" * 901},
        {"headers": {"X-Kind": "a\r\nBcc: all@example.org"}},
        {"headers": {"X\nBcc": "all@example.org"}},
        {"reply_to": "a@example.org\n"},
        {"text": "\0"},
        {"html": "\0"},
    ],
)
def test_words_that_could_become_another_mail_are_refused(bad: dict) -> None:
    with pytest.raises(MailRefused):
        letter(**bad)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "recipient",
    [
        Recipient("bad", "a@example.org", {"link": "x\nBcc: all@example.org"}),
        Recipient("bad", "a@example.org\nBcc: all@example.org"),
        Recipient("bad", "a@example.org, b@example.org"),
        Recipient("bad", "nobody"),
        Recipient("bad", "a" * 321 + "@example.org"),
    ],
)
def test_one_bad_recipient_fails_alone_and_holds_up_nobody(
    recipient: Recipient, mail_server: MailServer
) -> None:
    recipient = Recipient(recipient.key, recipient.to[:320], recipient.values)
    address_letter(letter=letter(), recipients=[recipient, *people(2)])
    deliver_waiting()
    failed = OutgoingMail.objects.get(key="bad")
    assert failed.status == Status.FAILED
    assert failed.error
    assert [message["To"] for message in mail_server.taken] == [
        "person0@example.org",
        "person1@example.org",
    ]


def test_taken_back_before_it_was_begun_and_sent_with_the_newer_letter(
    mail_server: MailServer,
) -> None:
    first = letter()
    address_letter(letter=first, recipients=people(3, link="old"))
    OutgoingMail.objects.filter(key="k0").update(status=Status.SENDING)
    OutgoingMail.objects.filter(key="k2").update(attempts=7, error="451 Later")
    assert take_back(OutgoingMail.objects.filter(letter=first)) == 2
    assert standing_of([first]) == {Status.SENDING: 1, Status.WITHDRAWN: 2}
    deliver_waiting()
    assert not mail_server.taken

    newer = letter("newer", subject="Newer")
    address_letter(letter=newer, recipients=people(3, link="new"))
    deliver_waiting()

    assert standing_of([first, newer]) == {Status.SENDING: 1, Status.SENT: 2}
    assert standing_of([newer]) == {Status.SENT: 2}
    assert mail_server.subjects == ["Newer", "Newer"]
    assert {message["List-Unsubscribe"] for message in mail_server.taken} == {"<new>"}


def test_what_was_taken_back_and_erased_is_queued_again_whole() -> None:
    address_letter(letter=letter(), recipients=people(1))
    take_back(OutgoingMail.objects.all())
    OutgoingMail.objects.update(to="", subject="", values={}, erased_at=timezone.now())
    address_letter(letter=letter("newer"), recipients=people(1))
    mail = OutgoingMail.objects.get()
    assert (mail.status, mail.to, mail.erased_at) == (Status.QUEUED, "person0@example.org", None)
    assert mail.values == {"link": LINK}


def test_somebody_who_leaves_a_list_gets_its_letters_no_more_and_keeps_other_mail() -> None:
    address_letter(letter=letter(), recipients=people(2))
    told = letter("what came of it", headers={"Auto-Submitted": "auto-generated"})
    address_letter(
        letter=told, recipients=[Recipient("told", "person0@example.org", {"link": LINK})]
    )
    queue_mail(key="own", to="person0@example.org", subject="You have left", text="Goodbye.")
    assert take_back_letters_to("person0@example.org") == 1
    keys = ("k0", "k1", "own", "told")
    assert [status_of(key) for key in keys] == [Status.WITHDRAWN, *[Status.QUEUED] * 3]


@pytest.fixture
def heard() -> Iterator[list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []

    def broken(address: str, why: str) -> None:
        raise RuntimeError("a listener that fails")

    bounces.register("test.broken", broken)
    bounces.register("test", lambda address, why: told.append((address, why)))
    yield told
    bounces.unregister("test.broken")
    bounces.unregister("test")


def test_an_address_that_does_not_exist_is_told_to_those_who_keep_it(
    mail_server: MailServer, heard: list[tuple[str, str]]
) -> None:
    mail_server.recipients = {"person0@example.org": "550 5.1.1 No such person"}
    address_letter(letter=letter(), recipients=people(2))
    deliver_waiting()
    assert [address for address, _ in heard] == ["person0@example.org"]
    assert "No such person" in heard[0][1]
    # A listener that fails holds up nobody.
    assert (status_of("k0"), status_of("k1")) == (Status.FAILED, Status.SENT)


@pytest.mark.parametrize("answer", ["554 We do not like these words", "550 Spam"])
def test_words_that_are_refused_say_nothing_about_the_address(
    mail_server: MailServer, heard: list[tuple[str, str]], answer: str
) -> None:
    mail_server.answers = [answer]
    address_letter(letter=letter(), recipients=people(1))
    deliver_waiting()
    assert status_of("k0") == Status.FAILED
    assert not heard


def test_an_address_that_is_refused_for_the_moment_is_tried_again(
    mail_server: MailServer, heard: list[tuple[str, str]]
) -> None:
    mail_server.recipients = {"person0@example.org": "450 Mailbox busy"}
    address_letter(letter=letter(), recipients=people(1))
    deliver_waiting()
    mail = OutgoingMail.objects.get()
    assert mail.status == Status.QUEUED
    assert mail.next_try > timezone.now() + timedelta(seconds=30)
    assert not heard

"""Mail servers that took a mail and could not deliver it write back; others pretend to."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from alliance_site.core.outbox import bounces
from alliance_site.core.outbox.bounce_messages import reports_in, take_bounces
from alliance_site.core.outbox.delivery import deliver_waiting
from alliance_site.core.outbox.message_ids import mail_of, message_id_of
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.queueing import queue_mail
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> Iterator[list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    others = dict(bounces._listeners)
    bounces._listeners.clear()
    bounces.register("test", lambda address, why: found.append((address, why)))
    yield found
    bounces._listeners.clear()
    bounces._listeners.update(others)


@pytest.fixture
def mail(mail_server: MailServer) -> OutgoingMail:
    sent = queue_mail(key="one", to="jo@example.org", subject="News", text="Words")
    deliver_waiting()
    assert mail_server.taken[0]["Message-ID"] == message_id_of(sent)
    return sent


def report(message_id: str, **other: str) -> bytes:
    """As a mail server writes it (RFC 3464): words for people, fields, our header lines."""
    fields = {
        "Final-Recipient": "rfc822; jo@example.org",
        "Action": "failed",
        "Status": "5.1.1",
        "Diagnostic-Code": "smtp; 550 5.1.1 No such user",
        **other,
    }
    lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return f"""From: MAILER-DAEMON@mx.example.net
To: website@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

{lines}

--b
Content-Type: text/rfc822-headers

Subject: News
Message-ID: {message_id}

--b--
""".encode()


def test_an_address_that_does_not_exist_is_told_to_those_who_keep_it(
    mail: OutgoingMail, heard: list
) -> None:
    assert take_bounces(report(message_id_of(mail))) == 1
    assert heard == [("jo@example.org", "5.1.1 550 5.1.1 No such user")]


def test_our_mail_may_come_back_whole(mail: OutgoingMail, heard: list) -> None:
    raw = report(message_id_of(mail)).replace(b"text/rfc822-headers", b"message/rfc822")
    assert take_bounces(raw) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"Status": "4.2.2"},
        {"Action": "delayed"},
        {"Action": "delivered", "Status": "2.0.0"},
        {"Status": "5.2.2"},
        {"Status": "5.7.1"},
        {"Status": ""},
        {"Final-Recipient": "rfc822; somebody.else@example.org"},
        {"Final-Recipient": ""},
    ],
)
def test_what_may_pass_or_is_about_somebody_else_changes_nothing(
    mail: OutgoingMail, heard: list, other: dict
) -> None:
    assert take_bounces(report(message_id_of(mail), **other)) == 0
    assert heard == []


def test_nobody_can_forge_a_bounce_for_a_mail_that_they_have_not_seen(
    mail: OutgoingMail, heard: list
) -> None:
    plain = f"{mail.pk}.{int(mail.made.timestamp())}"
    for forged in (
        f"<{plain}@testserver>",
        f"<{plain}.{'0' * 20}@testserver>",
        message_id_of(mail).replace("testserver", "evil.example"),
        f"<{'9' * 40}.1.x@testserver>",
        "",
    ):
        assert take_bounces(report(forged)) == 0
    assert mail_of(message_id_of(mail)) == mail
    assert heard == []


def test_what_was_erased_is_nobodys_address_any_more(mail: OutgoingMail, heard: list) -> None:
    message_id = message_id_of(mail)
    OutgoingMail.objects.update(to="")
    assert take_bounces(report(message_id, **{"Final-Recipient": "rfc822;"})) == 0


def nested(depth: int) -> bytes:
    """A message in a message in a message."""
    return b"Content-Type: message/rfc822\n\n" * depth + b"Words"


def test_a_mailbox_is_piped_to_the_command(
    mail: OutgoingMail,
    heard: list,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
) -> None:
    other = queue_mail(key="two", to="ann@example.org", subject="News", text="Words")
    mailbox = b"".join(
        b"From MAILER-DAEMON Mon Jun  1 10:00:00 2026\n" + raw + b"\n"
        for raw in (
            report(message_id_of(mail)),
            b"Subject: I am on holiday\n\n>From Monday on.\n",
            nested(2000),
            report(message_id_of(other), **{"Final-Recipient": "rfc822;ANN@example.org"}),
        )
    )

    class Piped:
        buffer = io.BytesIO(mailbox)

    monkeypatch.setattr("sys.stdin", Piped)
    call_command("take_bounce")
    assert "do not exist any more: 2" in capsys.readouterr().out
    assert [address for address, _ in heard] == ["jo@example.org", "ann@example.org"]


@given(st.binary(max_size=300), st.integers(0, 900))
def test_no_message_whatever_is_in_it_stops_the_others(rubbish: bytes, place: int) -> None:
    from email import message_from_bytes

    raw = report("<1.2.3@testserver>")
    list(reports_in(message_from_bytes(rubbish)))
    list(reports_in(message_from_bytes(raw[:place] + rubbish + raw[place:])))

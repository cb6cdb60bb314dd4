"""Reads what mail servers write back: delivery status notifications (RFC 3464).

Anybody can write such a message. So it counts only where it names a mail of ours by its signed
Message-ID, and the address to which that mail went.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

from alliance_site.core.outbox.bounces import bounced
from alliance_site.core.outbox.message_ids import mail_of

logger = logging.getLogger(__name__)

LONGEST_REASON = 500
# Refusals for good that say nothing about the address: a full or overlong mailbox, a system in
# trouble, words or a sender that a filter did not like (RFC 3463).
NOT_THE_ADDRESS = ("5.2.2", "5.2.3", "5.3.", "5.6.", "5.7.")


@dataclass(frozen=True)
class Report:
    """What a mail server says for good about one address."""

    message_id: str
    address: str
    why: str


def take_bounces(raw: bytes) -> int:
    """Takes in one message, or a mailbox in the form "mbox"; tells how many addresses it ended."""
    reports: dict[Report, None] = {}
    for words in _messages(raw):
        try:
            message = message_from_bytes(words, policy=policy.compat32)
            reports |= dict.fromkeys(reports_in(message))
        except Exception:
            # Anybody can send anything to this mailbox; the reports behind it count all the same.
            logger.exception("A message could not be read.")
    return sum(_take(report) for report in reports)


def _take(report: Report) -> bool:
    mail = mail_of(report.message_id)
    if mail is None or not mail.to or mail.to.lower() != report.address:
        return False
    bounced(address=mail.to, why=report.why)
    return True


def _messages(raw: bytes) -> list[bytes]:
    if not raw.startswith(b"From "):
        return [raw]
    # In a mailbox each message begins with such a line; a body's own are written ">From ".
    parts = (b"\n" + raw).split(b"\nFrom ")[1:]
    return [part.partition(b"\n")[2] for part in parts]


def reports_in(message: Message) -> Iterator[Report]:
    """Every address of which the message says that it will never take our mail."""
    message_id = _original_message_id(message)
    for part in message.walk() if message_id else ():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        for fields in part.get_payload():
            if isinstance(fields, Message) and (report := _report(fields, message_id)):
                yield report


def _report(fields: Message, message_id: str) -> Report | None:
    status = _text(fields, "Status").partition(" ")[0]
    for_good = status.startswith("5.") and not status.startswith(NOT_THE_ADDRESS)
    address = _text(fields, "Final-Recipient").rpartition(";")[2].strip().lower()
    if not (_text(fields, "Action").lower() == "failed" and for_good and address):
        return None
    why = _text(fields, "Diagnostic-Code").rpartition(";")[2].strip()
    return Report(message_id, address.strip("<>"), f"{status} {why}".strip()[:LONGEST_REASON])


def _original_message_id(message: Message) -> str:
    """That of our mail, which servers send back whole or with its header lines alone."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            body = part.get_payload(decode=True)
            found = message_from_bytes(body if isinstance(body, bytes) else b"")
            return _text(found, "Message-ID")
        inner = part.get_payload(0) if kind == "message/rfc822" and part.is_multipart() else None
        if isinstance(inner, Message):
            return _text(inner, "Message-ID")
    return ""


def _text(message: Message, name: str) -> str:
    """A header line as one line of text, whatever bytes somebody put into it."""
    return " ".join(str(message.get(name, "")).replace("\0", "").split())

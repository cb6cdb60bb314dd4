"""Puts mails into the outbox, in the same transaction as what they are about."""

from email.utils import getaddresses
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.tasks import deliver

LONGEST_SUBJECT = 900
LONGEST_ADDRESS = 320
# A line break in what becomes a header would let a visitor add headers of their own.
FORBIDDEN = ("\r", "\n", "\0")


class MailRefused(ValueError):
    """A mail that cannot be sent as it stands; the message says what is wrong with it."""


def queue_mail(  # noqa: PLR0913 (a mail has that many parts)
    *,
    key: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    sender: str = "",
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    bulk: bool = False,
) -> OutgoingMail:
    """Queues a mail, and has it delivered once the transaction is stored.

    A second call with the same key changes nothing and gives the first mail.
    """
    words: dict[str, Any] = {
        "to": to,
        "subject": subject,
        "text": text,
        "html": html,
        "sender": sender or settings.DEFAULT_FROM_EMAIL,
        "reply_to": reply_to,
        "headers": {name: str(value) for name, value in (headers or {}).items()},
        "bulk": bulk,
    }
    _refuse_unfit(key, **words)
    mail, new = OutgoingMail.objects.get_or_create(key=key, defaults=words)
    if new:
        deliver_soon()
    return mail


def deliver_soon() -> None:
    """Has the worker deliver once the change is stored: once, however many mails it holds."""
    waiting = transaction.get_connection().run_on_commit
    if not any(function == deliver.enqueue for _, function, *_ in waiting):
        transaction.on_commit(deliver.enqueue)


def _refuse_unfit(key: str, **words: Any) -> None:
    if not key or not words["to"]:
        raise MailRefused("A mail needs a key, and somebody to go to.")
    _refuse_unsafe(words["subject"], *words["headers"], *words["headers"].values())
    for address in filter(None, (words["to"], words["sender"], words["reply_to"])):
        _refuse_address(address)
    if len(words["subject"]) > LONGEST_SUBJECT:
        raise MailRefused(f"The subject is longer than {LONGEST_SUBJECT} characters.")
    if "\0" in words["text"] + words["html"]:
        raise MailRefused("The text holds a character that no mail can carry.")


def _refuse_unsafe(*parts: str) -> None:
    if any(sign in part for part in parts for sign in FORBIDDEN):
        raise MailRefused("A subject, an address or a header may not hold a line break.")


def _refuse_address(address: str) -> None:
    _refuse_unsafe(address)
    found = getaddresses([address])
    try:
        if len(found) != 1 or len(address) > LONGEST_ADDRESS:
            raise ValidationError("not one address")
        validate_email(found[0][1])
    except ValidationError:
        raise MailRefused("This is not one e-mail address.") from None

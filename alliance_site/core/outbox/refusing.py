"""What the outbox does not take: mails that cannot be sent, or that would say what nobody wrote."""

from collections.abc import Mapping
from email.utils import getaddresses
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST_SUBJECT = 900
LONGEST_ADDRESS = 320
# A line break in what becomes a header would let a visitor add headers of their own.
FORBIDDEN = ("\r", "\n", "\0")


class MailRefused(ValueError):
    """A mail that cannot be sent as it stands; the message says what is wrong with it."""


def refuse_unfit(words: Mapping[str, Any]) -> None:
    """Looks at subject, text, html, headers, sender and reply_to."""
    refuse_unsafe(words["subject"], *words["headers"], *words["headers"].values())
    for address in filter(None, (words["sender"], words["reply_to"])):
        refuse_address(address)
    if len(words["subject"]) > LONGEST_SUBJECT:
        raise MailRefused(f"The subject is longer than {LONGEST_SUBJECT} characters.")
    if "\0" in words["text"] + words["html"]:
        raise MailRefused("The text holds a character that no mail can carry.")


def refuse_unsafe(*parts: str) -> None:
    if any(sign in part for part in parts for sign in FORBIDDEN):
        raise MailRefused("A subject, an address or a header may not hold a line break.")


def refuse_address(address: str) -> None:
    refuse_unsafe(address)
    found = getaddresses([address])
    try:
        if len(found) != 1 or len(address) > LONGEST_ADDRESS:
            raise ValidationError("not one address")
        validate_email(found[0][1])
    except ValidationError:
        raise MailRefused("This is not one email address.") from None

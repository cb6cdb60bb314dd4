"""Puts mails into the outbox, in the same transaction as what they are about."""

from typing import Any

from django.conf import settings
from django.db import transaction

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.refusing import MailRefused, refuse_address, refuse_unfit
from alliance_site.core.outbox.tasks import deliver


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
    if not key or not to:
        raise MailRefused("A mail needs a key, and somebody to go to.")
    words: dict[str, Any] = {
        "subject": subject,
        "text": text,
        "html": html,
        "sender": sender or settings.DEFAULT_FROM_EMAIL,
        "reply_to": reply_to,
        "headers": {name: str(value) for name, value in (headers or {}).items()},
    }
    refuse_unfit(words)
    refuse_address(to)
    mail, new = OutgoingMail.objects.get_or_create(
        key=key, defaults={**words, "to": to, "bulk": bulk}
    )
    if new:
        deliver_soon()
    return mail


def deliver_soon() -> None:
    """Has the worker deliver once the change is stored: once, however many mails it holds."""
    waiting = transaction.get_connection().run_on_commit
    if not any(function == deliver.enqueue for _, function, *_ in waiting):
        transaction.on_commit(deliver.enqueue)

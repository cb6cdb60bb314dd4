"""Brings the mails that Django and Wagtail make (a new password, a notice) into the outbox."""

import uuid
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.refusing import MailRefused


class OutboxEmailBackend(BaseEmailBackend):
    """Queues a mail for each person it goes to, so that what became of it is known for each."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            self._queue(message)
        return len(email_messages)

    def _queue(self, message: EmailMessage) -> None:
        if message.attachments:
            raise MailRefused("The outbox sends no attachments: link to the document.")
        kinds = {alternative.mimetype: alternative.content for alternative in _other(message)}
        if kinds.keys() - {"text/html"} or message.content_subtype not in ("plain", "html"):
            raise MailRefused("The outbox sends plain text and HTML.")
        body = str(message.body)
        html = body if message.content_subtype == "html" else str(kinds.get("text/html", ""))
        for address in message.recipients():
            queue_mail(
                key=f"django:{uuid.uuid4()}",
                to=address,
                subject=str(message.subject),
                text=body,
                html=html,
                sender=message.from_email,
                reply_to=", ".join(message.reply_to),
                headers=dict(message.extra_headers),
            )


def _other(message: EmailMessage) -> list:
    return list(getattr(message, "alternatives", None) or [])

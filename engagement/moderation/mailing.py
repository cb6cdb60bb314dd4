"""Mails to moderators and leads: numbers and links, never a word of what people wrote."""

from typing import Any

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import written
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of


def mail_to_staff(person: User, *, key: str, subject: str, template: str, **values: Any) -> None:
    """Queues a mail with these values in it, once for each key."""
    words = written(template, {"name": name_of(person), **values})
    queue_mail(
        key=key,
        to=person.email,
        subject=subject,
        headers={"Auto-Submitted": "auto-generated"},
        text=words.text,
        html=words.html,
    )

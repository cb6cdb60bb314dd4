"""The same words to many people: stored once, addressed to each of them once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, QuerySet

from alliance_site.core.outbox.models import Letter, OutgoingMail, Status
from alliance_site.core.outbox.queueing import deliver_soon
from alliance_site.core.outbox.refusing import (
    MailRefused,
    refuse_address,
    refuse_unfit,
    refuse_unsafe,
)

AT_ONCE = 1000


@dataclass(frozen=True)
class Recipient:
    """One person to whom a letter goes.

    The key makes it happen once, whichever letter it is, and says nothing about the person.
    `values` stand in the place of the letter's marks: {"unsubscribe": "https://…"}.
    """

    key: str
    to: str
    values: dict[str, str] = field(default_factory=dict)


def write_letter(
    *,
    key: str,
    subject: str,
    text: str,
    html: str = "",
    reply_to: str = "",
    headers: dict[str, str] | None = None,
) -> Letter:
    """Stores the words. A second call with the same key changes nothing and gives the first."""
    words: dict[str, Any] = {
        "subject": subject,
        "text": text,
        "html": html,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "reply_to": reply_to,
        "headers": headers or {},
    }
    refuse_unfit(words)
    return Letter.objects.get_or_create(key=key, defaults=words)[0]


def address_letter(*, letter: Letter, recipients: Iterable[Recipient]) -> None:
    """Queues the letter to everybody who has not had it, a thousand in one transaction.

    It can be called again after it was stopped half-way: nobody is left out and nobody gets two.
    Whose mail was taken back gets this one.
    """
    recipients = iter(recipients)
    while some := list(islice(recipients, AT_ONCE)):
        with transaction.atomic():
            _queue(letter, some)
            deliver_soon()


def _queue(letter: Letter, recipients: list[Recipient]) -> None:
    """What was taken back gives way, also when it is long erased: the address and the private
    links may be others by now."""
    keys = [recipient.key for recipient in recipients]
    OutgoingMail.objects.filter(key__in=keys, status=Status.WITHDRAWN).delete()
    OutgoingMail.objects.bulk_create(_mails(letter, recipients), ignore_conflicts=True)


def _mails(letter: Letter, recipients: list[Recipient]) -> Iterator[OutgoingMail]:
    for recipient in recipients:
        mail = OutgoingMail(
            key=recipient.key,
            to=recipient.to,
            letter=letter,
            subject=letter.subject,
            values=recipient.values,
            bulk=True,
        )
        try:
            refuse_address(recipient.to)
            refuse_unsafe(*recipient.values.values())
        except MailRefused as error:
            mail.status, mail.error = Status.FAILED, str(error)
        yield mail


def take_back(mails: QuerySet[OutgoingMail]) -> int:
    """Takes back those that no deliverer has begun to send; tells how many they were."""
    return mails.filter(status=Status.QUEUED).update(status=Status.WITHDRAWN)


def take_back_letters_to(address: str) -> int:
    """For somebody who has left a list. What is theirs alone to hear goes to them all the same."""
    return take_back(_of_lists().filter(to=address))


def _of_lists() -> QuerySet[OutgoingMail]:
    """The mails of letters that one can unsubscribe from."""
    return OutgoingMail.objects.filter(letter__headers__has_key="List-Unsubscribe")


def readdress_letters(*, old: str, new: str, values: dict[str, str]) -> None:
    """For a subscriber who has another address now: what has not gone out yet goes there."""
    for mail in _of_lists().filter(to=old, status=Status.QUEUED).only("values"):
        waiting = OutgoingMail.objects.filter(pk=mail.pk, status=Status.QUEUED)
        waiting.update(to=new, values={**mail.values, **values})


def standing_of(letters: Iterable[Letter]) -> Counter[str]:
    """How many mails of these letters are how far, by status."""
    found = OutgoingMail.objects.filter(letter__in=list(letters)).order_by()
    return Counter(dict(found.values_list("status").annotate(Count("pk"))))

"""Hands one mail to the mail server, and writes down what became of it."""

from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from alliance_site.core.outbox.bounces import bounced
from alliance_site.core.outbox.failures import Outcome, is_hard_bounce, outcome_of
from alliance_site.core.outbox.message_ids import message_id_of
from alliance_site.core.outbox.models import OutgoingMail, Status
from alliance_site.core.outbox.words import words_of

# After each failure that may pass: two days in all, then a person must look.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440)]


def claim(pk: int) -> OutgoingMail | None:
    """The mail, if nobody else has taken it. Stored at once, whatever happens after."""
    with transaction.atomic(durable=True):
        taken = OutgoingMail.objects.filter(pk=pk, status=Status.QUEUED).update(
            status=Status.SENDING, handed_over_at=timezone.now(), attempts=F("attempts") + 1
        )
    return OutgoingMail.objects.select_related("letter").get(pk=pk) if taken else None


def send(mail: OutgoingMail, server: Any) -> bool:
    """Whether the server took the mail, which was claimed before."""
    mine = OutgoingMail.objects.filter(pk=mail.pk, attempts=mail.attempts)
    try:
        message = _message(mail, server)
        message.message()
    except Exception as error:
        mine.update(status=Status.FAILED, error=f"It cannot be written as a mail: {error}")
        return False
    try:
        message.send()
    except Exception as error:
        _mark_failure(mine, error)
        if is_hard_bounce(error):
            bounced(address=mail.to, why=str(error))
        return False
    # Also where it was thought lost meanwhile: now it is known.
    mine.filter(status__in=[Status.SENDING, Status.UNCERTAIN]).update(
        status=Status.SENT, sent_at=timezone.now(), error=""
    )
    return True


def put_off(mails: QuerySet[OutgoingMail], error: str) -> None:
    """Sets the next try of mails that were tried in vain: later each time, and then no more."""
    now = timezone.now()
    mails.filter(attempts__gt=len(WAITS)).update(status=Status.FAILED, error=error)
    for tried, wait in enumerate(WAITS, start=1):
        mails.filter(attempts=tried).update(status=Status.QUEUED, next_try=now + wait, error=error)


def _mark_failure(mine: QuerySet[OutgoingMail], error: Exception) -> None:
    match outcome_of(error):
        case Outcome.AGAIN:
            put_off(mine, str(error))
        case Outcome.NEVER:
            mine.update(status=Status.FAILED, error=str(error))
        case Outcome.UNKNOWN:
            words = f"The line to the mail server broke: {error}"
            mine.update(status=Status.UNCERTAIN, error=words)


def _message(mail: OutgoingMail, server: Any) -> EmailMultiAlternatives:
    words = words_of(mail)
    message = EmailMultiAlternatives(
        words.subject,
        words.text,
        words.sender,
        [mail.to],
        connection=server,
        reply_to=[words.reply_to] if words.reply_to else None,
        headers={"Message-ID": message_id_of(mail), **words.headers},
    )
    if words.html:
        message.attach_alternative(words.html, "text/html")
    return message

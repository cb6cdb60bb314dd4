"""Delivers what waits in the outbox. Any number of deliverers may work at the same time.

Each mail is claimed by changing its status from "queued" to "sending" in one statement, which
only one deliverer can do, and which is stored before the mail server hears of the mail.
"""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F, QuerySet
from django.utils import timezone

from alliance_site.core.outbox.models import OutgoingMail, Status
from alliance_site.core.outbox.sending import claim, put_off, send

logger = logging.getLogger(__name__)

# Far longer than a mail server may take to answer (EMAIL_TIMEOUT).
LOST = timedelta(minutes=15)
BATCH = 100
# In seconds; then the worker turns to its other work.
LONGEST_RUN = 20.0


@dataclass
class Delivery:
    """What a run did. `more` says that mails are left that could go at once."""

    sent: int = 0
    more: bool = False


def deliver_waiting() -> Delivery:
    """Sends what is due, over one line to the mail server; what somebody waits for goes first."""
    _give_up_lost()
    run, server, ends = Delivery(), None, time.monotonic() + LONGEST_RUN
    for pk in _due_keys():
        if time.monotonic() > ends:
            run.more = True
            break
        server = server or _open()
        if server is None:
            break
        mail = claim(pk)
        if mail and send(mail, server):
            run.sent += 1
        elif mail:
            # After a failure the line may be of no use: the next mail gets a new one.
            _close(server)
            server = None
    _close(server)
    return run


def _due_keys() -> Iterator[int]:
    while keys := list(_waiting().values_list("pk", flat=True)[:BATCH]):
        yield from keys


def _waiting() -> QuerySet[OutgoingMail]:
    due = OutgoingMail.objects.filter(status=Status.QUEUED, next_try__lte=timezone.now())
    return due.order_by("bulk", "next_try", "pk")


def _open() -> Any:
    """The line to the mail server. Without one all mails wait: they must not each knock."""
    server = get_connection(settings.OUTBOX_EMAIL_BACKEND)
    try:
        server.open()
    except Exception as error:
        logger.error("The mail server cannot be reached: %s", error)
        waiting = _waiting()
        waiting.update(attempts=F("attempts") + 1)
        put_off(waiting, f"The mail server cannot be reached: {error}")
        return None
    return server


def _close(server: Any) -> None:
    try:
        if server:
            server.close()
    except Exception as error:
        logger.warning("The line to the mail server did not close well: %s", error)


def _give_up_lost() -> None:
    """Marks what was handed over and never heard of again: whoever did it was stopped."""
    long_ago = timezone.now() - LOST
    OutgoingMail.objects.filter(status=Status.SENDING, handed_over_at__lt=long_ago).update(
        status=Status.UNCERTAIN, error="The site was stopped while it sent this mail."
    )

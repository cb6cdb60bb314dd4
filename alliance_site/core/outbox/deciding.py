"""What a person decides about a mail that may not have arrived. Each decision is written down."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogActionRegistry, log

from alliance_site.core.outbox.models import OutgoingMail, Status
from alliance_site.core.outbox.queueing import deliver_soon

SENT_AGAIN = "core.mail.send_again"
TREATED_AS_SENT = "core.mail.treat_as_sent"
OPEN_TO_DECISION = (Status.UNCERTAIN, Status.FAILED)


class NothingToDecide(ValueError):
    """Somebody else has decided already, or the mail's words have been erased."""


@transaction.atomic
def send_again(*, mail: OutgoingMail, user: Any) -> None:
    """Queues the mail once more, with all its tries before it."""
    _decide(mail, status=Status.QUEUED, attempts=0, next_try=timezone.now(), error="")
    log(mail, SENT_AGAIN, user=user)
    deliver_soon()


@transaction.atomic
def treat_as_sent(*, mail: OutgoingMail, user: Any) -> None:
    """Lets the matter rest: the mail has arrived, or need not any more."""
    _decide(mail, status=Status.SENT, sent_at=mail.handed_over_at or timezone.now())
    log(mail, TREATED_AS_SENT, user=user)


def _decide(mail: OutgoingMail, **changes: object) -> None:
    open_mails = OutgoingMail.objects.filter(status__in=OPEN_TO_DECISION, erased_at=None)
    if not open_mails.filter(pk=mail.pk).update(**changes):
        raise NothingToDecide("There is nothing to decide about this mail any more.")


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(SENT_AGAIN, "Send a mail again", "Sent the mail again")
    actions.register_action(TREATED_AS_SENT, "Treat a mail as sent", "Treated the mail as sent")

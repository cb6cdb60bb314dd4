"""Forgets, after some weeks, to whom the site wrote and what."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from alliance_site.core.outbox.models import OutgoingMail, Status


def erase_old_mail() -> str:
    """Erases words and addresses of old mails. The key stays, so that none goes out twice.

    A mail that waits for a decision as long as this has waited in vain: it counts as failed.
    """
    now = timezone.now()
    old = OutgoingMail.objects.filter(
        erased_at=None, made__lt=now - timedelta(days=settings.OUTBOX_KEPT_DAYS)
    )
    old.filter(status=Status.UNCERTAIN).update(status=Status.FAILED)
    count = old.filter(status__in=[Status.SENT, Status.FAILED, Status.WITHDRAWN]).update(
        to="", sender="", reply_to="", subject="", text="", html="", headers={}, values={},
        error="", erased_at=now,
    )  # fmt: skip
    return f"{count} old mails erased."

"""Forgets, after some weeks, to whom the site wrote and what."""

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from alliance_site.core.outbox.models import OutgoingMail, Status

DONE = (Status.SENT, Status.FAILED, Status.WITHDRAWN)


def erase_old_mail() -> str:
    """Erases words and addresses of old mails. The key stays, so that none goes out twice.

    A mail that waits for a decision as long as this has waited in vain: it counts as failed.
    """
    old = OutgoingMail.objects.filter(
        erased_at=None, made__lt=timezone.now() - timedelta(days=settings.OUTBOX_KEPT_DAYS)
    )
    old.filter(status=Status.UNCERTAIN).update(status=Status.FAILED)
    return f"{_erase(old.filter(status__in=DONE))} old mails erased."


def erase_mails_to(address: str) -> int:
    """For somebody who wants to be forgotten: all that was written to them, however new it is."""
    return erase_now(OutgoingMail.objects.filter(to=address, erased_at=None))


def erase_now(mails: QuerySet[OutgoingMail]) -> int:
    """Erases words and addresses at once, for somebody who asks for it. What waits is taken back,
    and what may have gone counts as failed: nobody can decide about it any more."""
    chosen = OutgoingMail.objects.filter(pk__in=list(mails.values_list("pk", flat=True)))
    chosen.filter(status=Status.QUEUED).update(status=Status.WITHDRAWN)
    chosen.filter(status=Status.UNCERTAIN).update(status=Status.FAILED)
    return _erase(chosen)


def _erase(mails: QuerySet[OutgoingMail]) -> int:
    return mails.update(
        to="", sender="", reply_to="", subject="", text="", html="", headers={}, values={},
        error="", erased_at=timezone.now(),
    )  # fmt: skip

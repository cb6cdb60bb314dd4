"""Consents are given, withdrawn and, long after that, forgotten."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alliance_site.core.consent.models import Consent, ConsentWording, Source

REPLACED = "Replaced by a newer choice"


class ProofMissing(ValueError):
    """Nobody is taken over from an old list without something that shows what they agreed to."""


@transaction.atomic
def give_consent(
    *,
    subject: UUID,
    wording: ConsentWording,
    source: Source,
    detail: str = "",
    proof: str = "",
    given_at: datetime | None = None,
) -> Consent:
    """Writes a consent down. The same consent a second time, still in force, stays one."""
    known = in_force(subject, wording.purpose).filter(wording=wording, detail=detail).first()
    return known or Consent.objects.create(
        subject=subject,
        wording=wording,
        source=source,
        detail=detail,
        proof=proof,
        given_at=given_at or timezone.now(),
    )


@transaction.atomic
def renew_consent(
    *, subject: UUID, wording: ConsentWording, source: Source, detail: str
) -> Consent:
    """Writes down what somebody agrees to now, in the place of what they agreed to before."""
    before = in_force(subject, wording.purpose).exclude(wording=wording, detail=detail)
    before.update(withdrawn_at=timezone.now(), withdrawn_how=REPLACED)
    return give_consent(subject=subject, wording=wording, source=source, detail=detail)


def take_over_consents(consents: list[Consent]) -> None:
    """Writes down consents that were given elsewhere, many at once; each must have its proof."""
    if any(not consent.proof for consent in consents):
        raise ProofMissing("A consent from elsewhere needs something that shows it was given.")
    Consent.objects.bulk_create(consents, batch_size=500)


@transaction.atomic
def withdraw_consent(*, subject: UUID, purpose: str, how: str) -> int:
    """Ends all that somebody has agreed to for this purpose; tells how many consents it were."""
    return in_force(subject, purpose).update(withdrawn_at=timezone.now(), withdrawn_how=how)


def end_consents(*, subject: UUID, how: str) -> int:
    """Ends all that somebody has agreed to, for whatever purpose, when what it was for is gone."""
    found = Consent.objects.filter(subject=subject, withdrawn_at=None)
    return found.update(withdrawn_at=timezone.now(), withdrawn_how=how)


def in_force(subject: UUID, purpose: str) -> QuerySet[Consent]:
    """What somebody has agreed to and not taken back."""
    return Consent.objects.filter(
        subject=subject, wording__purpose=purpose, withdrawn_at__isnull=True
    )


def erase_proofs(*, subject: UUID) -> int:
    """Forgets what shows who somebody was; that there was a consent, and to what, stays."""
    return Consent.objects.filter(subject=subject).exclude(proof="").update(proof="")


def forget_old_consents() -> str:
    """Deletes what was withdrawn so long ago that nobody can ask for it any more."""
    long_ago = timezone.now() - timedelta(days=settings.CONSENT_KEPT_DAYS)
    count, _ = Consent.objects.filter(withdrawn_at__lt=long_ago).delete()
    return f"{count} old consents deleted."

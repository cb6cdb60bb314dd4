"""Deletes the addresses of representatives when nobody needs them any more."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from engagement.representatives.models import Invitation

AFTER_THANKS = timedelta(days=30)
# Where nobody was thanked: a year in which it can still be done.
AFTER_CLOSING = timedelta(days=365)


def forget_addresses() -> str:
    """What became of it, in words for the clock's report."""
    now = timezone.now()
    over = Q(review__thanked_at__lt=now - AFTER_THANKS)
    over |= Q(review__closes_at__lt=now - AFTER_CLOSING)
    gone = forget(Invitation.objects.exclude(email="").filter(over).values_list("pk", flat=True))
    return f"{gone} addresses of representatives were deleted."


def forget(keys: Iterable[int]) -> int:
    """Leaves of an invitation that there was one, and how often its comments came."""
    return Invitation.objects.filter(pk__in=list(keys)).update(email="", visit_hash="")

"""How many commitments are late or soon due, for those who keep them."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from engagement.commitments.access import DECIDE
from engagement.commitments.models import Commitment
from engagement.commitments.queries import is_due_soon, is_late
from engagement.moderation.numbers import Line

MONDAY = 0


def lines() -> list[Line]:
    """In one query; those that count nothing are left out."""
    numbers = Commitment.objects.aggregate(
        late=Count("pk", filter=is_late()),
        soon=Count("pk", filter=is_due_soon()),
        drafts=Count("pk", filter=Q(is_public=False)),
    )
    address = reverse("commitments_admin:index")
    found = [
        Line("Commitments that are late", numbers["late"], f"{address}?when=late"),
        Line("Commitments due within 30 days", numbers["soon"], f"{address}?when=soon"),
        Line("Commitments not announced yet", numbers["drafts"], f"{address}?announced=no"),
    ]
    return [line for line in found if line.count]


def lines_of_the_week(user: Any) -> list[Line]:
    """What is late or soon due, on Mondays, for whoever decides about commitments."""
    if timezone.localdate().weekday() != MONDAY or not user.has_perm(DECIDE):
        return []
    return [line for line in lines() if "when=" in line.url]

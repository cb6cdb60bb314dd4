"""Reads feedback. What the public sees is read here alone, and holds nothing but approved words."""

from django.db.models import QuerySet

from alliance_site.core.consent.services import in_force
from engagement.feedback.choices import State
from engagement.feedback.codes import code_hash
from engagement.feedback.models import Feedback


def published() -> QuerySet[Feedback]:
    """What anybody may read, newest first: search, feeds, mails, exports and reports take this."""
    return Feedback.objects.filter(state=State.PUBLISHED).order_by("-published_at", "-pk")


def by_code(typed: str) -> Feedback | None:
    """The feedback that a code belongs to; raises `WrongCode` where it can be none."""
    return Feedback.objects.filter(code_hash=code_hash(typed)).exclude(state=State.PURGED).first()


def agrees_to(feedback: Feedback, purpose: str) -> bool:
    """Whether the author agreed, and has not taken it back."""
    return in_force(feedback.key, purpose).exists()

"""Reads feedback. What the public sees is read here alone, and holds nothing but approved words."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alliance_site.core.consent.services import in_force
from engagement.feedback.choices import AdditionKind, State
from engagement.feedback.codes import code_hash
from engagement.feedback.models import Actor, Feedback, FeedbackEvent

WRITTEN = (AdditionKind.ADDITION, AdditionKind.CORRECTION, AdditionKind.APPEAL)


def published() -> QuerySet[Feedback]:
    """What anybody may read, newest first: search, feeds, mails, exports and reports take this."""
    return Feedback.objects.filter(state=State.PUBLISHED).order_by("-published_at", "-pk")


def by_code(typed: str) -> Feedback | None:
    """The feedback that a code belongs to; raises `WrongCode` where it can be none."""
    return Feedback.objects.filter(code_hash=code_hash(typed)).exclude(state=State.PURGED).first()


def author_wrote_last() -> QuerySet[Feedback]:
    """Where the author has added, corrected or appealed since staff last did anything: it may be
    decided already, so no state says that somebody must look at it."""
    events = FeedbackEvent.objects.filter(feedback=OuterRef("pk")).order_by("-pk").values("pk")
    theirs = events.filter(actor=Actor.AUTHOR, action__in=WRITTEN)[:1]
    ours = Coalesce(Subquery(events.filter(actor=Actor.STAFF)[:1]), 0)
    return Feedback.objects.alias(theirs=Subquery(theirs)).filter(theirs__gt=ours)


def agrees_to(feedback: Feedback, purpose: str) -> bool:
    """Whether the author agreed, and has not taken it back."""
    return in_force(feedback.key, purpose).exists()

"""What authors write after it was decided: no state says that somebody must look at it."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from engagement.feedback.choices import AdditionKind
from engagement.feedback.history import APPEAL_REFUSED
from engagement.feedback.models import Actor, Addition, Feedback, FeedbackEvent
from engagement.feedback.transitions import DECIDED


def unseen_additions() -> QuerySet[Addition]:
    """An appeal is unseen until a lead has decided it, other words until staff do anything."""
    since = FeedbackEvent.objects.filter(
        feedback=OuterRef("feedback"), actor=Actor.STAFF, made_at__gt=OuterRef("made_at")
    )
    is_appeal = Q(kind=AdditionKind.APPEAL)
    waits = (is_appeal & ~Exists(since.filter(action=APPEAL_REFUSED))) | (
        ~is_appeal & ~Exists(since)
    )
    return Addition.objects.filter(
        waits, feedback__state__in=DECIDED, made_at__gte=F("feedback__state_since")
    )


def author_wrote_since() -> Q:
    """Feedback with words of its author that staff must still look at."""
    return Q(pk__in=unseen_additions().values("feedback"))


def has_appeal() -> Q:
    """The author has asked us to look again at what was decided, and no lead has yet."""
    return Q(pk__in=unseen_additions().filter(kind=AdditionKind.APPEAL).values("feedback"))


def is_appealed(feedback: Feedback) -> bool:
    return Feedback.objects.filter(has_appeal(), pk=feedback.pk).exists()


def waits_for_a_look(feedback: Feedback) -> bool:
    return Feedback.objects.filter(author_wrote_since(), pk=feedback.pk).exists()

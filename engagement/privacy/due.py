"""What is to be deleted, and when: one rule for the preview and for the deletion."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least

from engagement.feedback.choices import State
from engagement.feedback.models import Contact, Feedback, FeedbackEvent
from engagement.feedback.settings import FeedbackSettings
from engagement.kinds import FeedbackKind


def with_ends() -> QuerySet:
    """All feedback that still has words, with `words_end`, `contact_end` and the first of them.

    Words go some time after they came; those of a withdrawn feedback after the withdrawal. Contact
    details go some time after the last thing that happened.
    """
    kept = FeedbackSettings.load()
    of_kinds = [
        When(kind=kind, then=_later("received_at", kept.kept_days_of(kind)))
        for kind in FeedbackKind.values
    ]
    withdrawn = When(state=State.WITHDRAWN, then=_later("state_since", kept.withdrawn_kept_days))
    events = FeedbackEvent.objects.filter(feedback=OuterRef("pk")).order_by("-made_at")
    contact = Exists(Contact.objects.filter(feedback=OuterRef("pk")))
    return (
        Feedback.objects.exclude(state=State.PURGED)
        .alias(last_event=Subquery(events.values("made_at")[:1]))
        .annotate(
            words_end=Case(
                withdrawn,
                *of_kinds,
                default=_later("received_at", kept.kept_days),
                output_field=DateTimeField(),
            ),
            contact_end=Case(
                When(contact, then=_later("last_event", kept.contact_kept_days)),
                output_field=DateTimeField(),
            ),
        )
        .annotate(first_end=Least("words_end", Coalesce("contact_end", "words_end")))
    )


def due(by: datetime) -> QuerySet:
    """What must be deleted by then, first things first; what is held is not among it."""
    return with_ends().filter(first_end__lte=by, held_because="").order_by("first_end", "pk")


def due_or_held(by: datetime) -> QuerySet:
    """For those who decide what is held."""
    return with_ends().filter(Q(first_end__lte=by) | ~Q(held_because=""))


def held() -> QuerySet[Feedback]:
    return Feedback.objects.exclude(state=State.PURGED).exclude(held_because="")


def _later(field: str, days: int) -> Any:
    return ExpressionWrapper(F(field) + Value(timedelta(days=days)), output_field=DateTimeField())

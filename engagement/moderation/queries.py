"""Reads the queue: what is open, in which order, what is late, what comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone

from engagement.answering.models import Telling
from engagement.feedback.choices import State
from engagement.feedback.models import Feedback, OriginalText
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.transitions import OPEN
from engagement.feedback.unseen import author_wrote_since
from engagement.moderation.access import visible_to

# What waits for staff; the rest of what is open waits for its author.
WITH_US = (State.RECEIVED, State.TRIAGED, State.IN_REVIEW)
# Enough for twelve words.
BEGINNING = 200
QUEUE_ORDER = ("-is_urgent", "due_at", "pk")


def in_order(found: QuerySet[Feedback]) -> QuerySet[Feedback]:
    """The urgent first, then what is due first."""
    return found.order_by(*QUEUE_ORDER)


def is_open() -> Q:
    return Q(state__in=OPEN)


def is_late() -> Q:
    return Q(state__in=WITH_US, due_at__lt=timezone.now())


def author_is_silent() -> Q:
    """Waits for an author who has said nothing for as long as the settings give."""
    wait = timedelta(days=FeedbackSettings.load().author_days)
    return Q(state=State.WAITING, state_since__lte=timezone.now() - wait)


def must_be_told() -> Q:
    return Q(Exists(Telling.objects.filter(feedback=OuterRef("pk"), done_at=None)))


def show_beginnings(found: list[Feedback]) -> None:
    """Gives each the first words of its original; the rest of a long text stays where it is."""
    texts = OriginalText.objects.filter(feedback__in=[feedback.pk for feedback in found])
    begun = dict(texts.values_list("feedback", Substr("text", 1, BEGINNING)))
    for feedback in found:
        feedback.beginning = begun.get(feedback.pk, "")


def next_after(found: QuerySet[Feedback], feedback: Feedback) -> Feedback | None:
    """What stands in the queue after this one, whether or not it still stands there itself."""
    due = feedback.due_at or timezone.now()
    later = Q(due_at__gt=due) | Q(due_at=due, pk__gt=feedback.pk)
    after = Q(later, is_urgent=feedback.is_urgent)
    if feedback.is_urgent:
        after |= Q(is_urgent=False)
    queue = in_order(found.exclude(pk=feedback.pk)).only("pk")
    return queue.filter(after).first() or queue.first()


@dataclass(frozen=True)
class Numbers:
    """How much waits for whom, as one person may see it."""

    waiting: int
    late: int
    mine: int
    nobodys: int
    author: int
    silent: int
    written: int
    oldest: datetime | None


def numbers_for(user: Any) -> Numbers:
    """In two queries, however much there is: of what is open, and of what was decided."""
    with_us = Q(state__in=WITH_US)
    return Numbers(
        written=visible_to(user).filter(author_wrote_since()).count(),
        **visible_to(user)
        .filter(is_open())
        .aggregate(
            waiting=Count("pk", filter=with_us),
            late=Count("pk", filter=is_late()),
            mine=Count("pk", filter=with_us & Q(assigned_to=user)),
            nobodys=Count("pk", filter=with_us & Q(assigned_to=None)),
            author=Count("pk", filter=Q(state=State.WAITING)),
            silent=Count("pk", filter=author_is_silent()),
            oldest=Min("received_at", filter=with_us),
        ),
    )


def count_waiting(user: Any, at_most: int) -> int:
    """How much waits for staff; counts no further than anybody needs to know."""
    waiting = visible_to(user).filter(state__in=WITH_US).order_by()
    return waiting[:at_most].count()

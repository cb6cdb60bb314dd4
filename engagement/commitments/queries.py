"""Reads commitments. What anybody may read starts at `public()`."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from alliance_site.core.pages.visibility import visible_pages
from engagement.commitments.choices import TO_KEEP
from engagement.commitments.models import Commitment, CommitmentFeedback
from engagement.feedback.choices import State
from engagement.feedback.models import Feedback

GONE = (State.WITHDRAWN, State.PURGED)
SOON = timedelta(days=30)
# Which consultation led to which commitment.
_links: Any = Commitment.consultations.through
ASKED: QuerySet = _links.objects.all()


def public() -> QuerySet[Commitment]:
    """What is announced, newest first: lists, feeds, search, mails, files and reports take this."""
    return Commitment.objects.filter(is_public=True).order_by("-status_since", "-pk")


def public_rows() -> QuerySet[Commitment]:
    """The same with what a page shows of each; evidence only where anybody may see the page."""
    shown = visible_pages().filter(pk=OuterRef("evidence_page"))
    return public().select_related("evidence_page").annotate(evidence_is_shown=Exists(shown))


def is_late() -> Q:
    return Q(status__in=TO_KEEP, due__lt=timezone.localdate())


def is_due_soon() -> Q:
    today = timezone.localdate()
    return Q(status__in=TO_KEEP, due__gte=today, due__lte=today + SOON)


def about(page_key: int) -> QuerySet[Commitment]:
    """Those of a programme or principle, and those that came of what people said about a page."""
    found = Q(pk__in=[])
    for of_it in ("programmes", "principles", "consultations__about", "feedback__about"):
        found |= Q(pk__in=Commitment.objects.filter(**{of_it: page_key}).order_by().values("pk"))
    return public_rows().filter(found)


def of_feedback(feedback: Feedback) -> QuerySet[Commitment]:
    """What people can read that came of one feedback, or of the consultation it was sent to."""
    linked = CommitmentFeedback.objects.filter(feedback=feedback).values("commitment")
    led = Q(pk__in=linked)
    if feedback.campaign_id:
        asked = ASKED.filter(consultation=feedback.campaign_id)
        led |= Q(pk__in=asked.values("commitment"))
    return public_rows().filter(led)


def contributions_to(commitment: Commitment) -> QuerySet[Feedback]:
    """Each feedback that led to it, by itself or as an answer to a consultation."""
    linked = CommitmentFeedback.objects.filter(commitment=commitment, feedback__isnull=False)
    asked = commitment.consultations.values("pk")
    led = Q(pk__in=linked.values("feedback")) | Q(campaign__in=asked)
    return Feedback.objects.filter(led).exclude(state__in=GONE)


def with_contributors() -> QuerySet[Commitment]:
    """All, each with the number of feedback that led to it, whatever has become of that since."""
    linked = CommitmentFeedback.objects.filter(commitment=OuterRef("pk")).order_by()
    known = CommitmentFeedback.objects.filter(
        commitment=OuterRef("commitment"), feedback=OuterRef("consultation__feedback")
    )
    answers = ASKED.filter(
        ~Exists(known), commitment=OuterRef("pk"), consultation__feedback__isnull=False
    )
    return Commitment.objects.annotate(contributors=_number(linked) + _number(answers.order_by()))


def _number(rows: QuerySet) -> Coalesce:
    counted = rows.values("commitment").annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(counted), 0)

"""Thanks representatives with what came of what they said: each who commented, once."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import written
from engagement.representatives.inviting import MayNotInvite
from engagement.representatives.models import DraftReview, Invitation

THANKED = "engagement.draft_review_thanked"


def to_thank(review: DraftReview) -> QuerySet[Invitation]:
    """Those who commented and whose address is still there."""
    commented = Invitation.objects.filter(review=review, comments__isnull=False)
    return commented.exclude(email="").order_by("pk").distinct()


@transaction.atomic
def thank(*, review: DraftReview, what_came_of_it: str, user: Any) -> int:
    """Tells all who commented what came of it, in the same words; how many that are."""
    locked = DraftReview.objects.select_for_update().get(pk=review.pk)
    if locked.thanked_at:
        raise MayNotInvite("They have been thanked already.")
    if not what_came_of_it.strip():
        raise MayNotInvite("Say what came of it: that is what they gave their time for.")
    people = list(to_thank(locked))
    if not people:
        raise MayNotInvite("Nobody has commented on this draft, so there is nobody to thank.")
    locked.what_came_of_it = what_came_of_it.strip()
    locked.thanked_at, locked.thanked_by = timezone.now(), user
    # Who commented after this would never hear of it.
    locked.closes_at = min(locked.closes_at, locked.thanked_at)
    locked.save(update_fields=["what_came_of_it", "thanked_at", "thanked_by", "closes_at"])
    for invitation in people:
        _send(locked, invitation)
    if locked.plan:
        log(instance=locked.plan, action=THANKED, user=user, data={"count": len(people)})
    return len(people)


def _send(review: DraftReview, invitation: Invitation) -> None:
    public = review.plan.full_url if review.plan and review.plan.live else ""
    text = written(
        "draft_thanks",
        {"plan": review.plan_title, "came_of_it": review.what_came_of_it, "address": public},
    )
    queue_mail(
        key=f"draft-thanks:{invitation.key}",
        to=invitation.email,
        subject=f"Thank you: what came of your comments on {review.plan_title}",
        text=text.text,
        html=text.html,
        headers={"Auto-Submitted": "auto-generated"},
    )

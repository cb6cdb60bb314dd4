"""Who may see and do what with commitments."""

from typing import Any

from django.db.models import QuerySet

from engagement.commitments.models import Commitment
from engagement.feedback.models import Feedback
from engagement.moderation.access import is_lead

VIEW = "engagement.view_commitment"
ADD = "engagement.add_commitment"
CHANGE = "engagement.change_commitment"
DECIDE = "engagement.decide_commitment"


def may_edit(user: Any, commitment: Commitment) -> bool:
    """Drafts by all who write them; what people can read by those who decide."""
    if commitment.is_public:
        return bool(user.has_perm(DECIDE))
    return bool(user.has_perm(CHANGE))


def linkable_by(user: Any) -> QuerySet[Feedback]:
    """Feedback as a number and a title, for staff who may read no word of it as well. What may put
    somebody in danger is for leads alone, down to its number."""
    found = Feedback.objects.all()
    return found if is_lead(user) else found.filter(is_safeguarding=False)

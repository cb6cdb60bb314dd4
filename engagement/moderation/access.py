"""Who may see and do what with feedback: what is a safeguarding concern is for leads alone."""

from typing import Any

from django.db.models import QuerySet

from alliance_site.core.users.models import User
from engagement.feedback.models import Feedback

VIEW = "engagement.view_feedback"
MODERATE = "engagement.moderate_feedback"
ENTER = "engagement.enter_feedback"
LEAD = "engagement.lead_feedback"
EXPORT = "engagement.export_feedback"
PERMISSIONS = "django.contrib.auth.backends.ModelBackend"


def is_lead(user: Any) -> bool:
    return bool(user.has_perm(LEAD))


def visible_to(user: Any) -> QuerySet[Feedback]:
    """What somebody may see of the feedback: lists, counts, searches and screens start here."""
    if not user.has_perm(VIEW):
        return Feedback.objects.none()
    found = Feedback.objects.all()
    return found if is_lead(user) else found.filter(is_safeguarding=False)


def holders_of(permission: str) -> QuerySet[User]:
    """Those who have it by their role and can be written to."""
    people = User.objects.with_perm(permission, include_superusers=False, backend=PERMISSIONS)
    found: QuerySet[User] = people.exclude(email="")
    return found

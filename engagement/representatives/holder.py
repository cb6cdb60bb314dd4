"""What is held on representatives: the address that an invitation went to."""

from typing import Any

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person
from engagement.feedback.models import Feedback
from engagement.representatives.forgetting import forget
from engagement.representatives.models import Invitation


def _theirs(person: Person) -> list[Invitation]:
    named = rows_that_mention(Invitation.objects.exclude(email=""), person, "email")
    keys = [invitation.pk for invitation in named]
    return list(Invitation.objects.filter(pk__in=keys).select_related("review"))


def _identify(person: Person) -> Person:
    """Whose comments are theirs is known here alone: the feedback itself has no address."""
    comments = Feedback.objects.filter(pk__in=_comments_of(_theirs(person)))
    return Person(keys=frozenset(comments.values_list("key", flat=True)))


def _comments_of(invitations: list[Invitation]) -> list[int]:
    through = Invitation.comments.through.objects.filter(invitation__in=invitations)
    return list(through.values_list("feedback_id", flat=True))


def _find(person: Person) -> list[Held]:
    return [
        Held(f"An invitation of {one.sent_at:%d/%m/%Y} to read the draft of {one.review}")
        for one in _theirs(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "Draft plan": one.review.plan_title,
            "Email address": one.email,
            "Invited": one.sent_at,
            "Opened": one.used_at,
            "Comments": one.comments.count(),
        }
        for one in _theirs(person)
    ]


def _erase(person: Person) -> int:
    return forget(one.pk for one in _theirs(person))


def register() -> None:
    # What staff write about a review is looked through like all other tables.
    covers = (Invitation,)
    holders.register(
        Holder("representatives", "Draft plans", _find, _export, _erase, _identify, covers)
    )

"""What led to a commitment: staff add feedback to it, and take it off again."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.commitments.models import Commitment, CommitmentFeedback
from engagement.feedback.choices import State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Feedback

ADDED, TAKEN_OFF = "added_to_commitment", "taken_off_commitment"


class CannotLink(ValueError):
    """The feedback cannot be added; the message says why."""


@transaction.atomic
def link(*, commitment: Commitment, feedback: Feedback, by: By) -> bool:
    """Adds a feedback; False where it is there already. Its author hears of what comes after."""
    now = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if now.state in (State.WITHDRAWN, State.PURGED):
        raise CannotLink("Its author has taken it back, or its time is over.")
    _, is_new = CommitmentFeedback.objects.get_or_create(
        commitment=commitment, feedback=now, defaults={"made_by": by.user}
    )
    if is_new:
        write_down(now, ADDED, by, reason=_named(commitment))
    return is_new


@transaction.atomic
def unlink(*, commitment: Commitment, feedback: Feedback, by: By) -> bool:
    """Takes off what was added by mistake."""
    gone, _ = CommitmentFeedback.objects.filter(commitment=commitment, feedback=feedback).delete()
    if gone:
        write_down(feedback, TAKEN_OFF, by, reason=_named(commitment))
    return bool(gone)


@transaction.atomic
def draft_from(*, title: str, feedback: Feedback, by: By) -> Commitment:
    """Begins a new commitment with the feedback that made somebody think of it."""
    title = " ".join(title.split())[:120]
    if not title:
        raise CannotLink("Choose a commitment, or write what a new one is about.")
    commitment = Commitment.objects.create(title=title)
    link(commitment=commitment, feedback=feedback, by=by)
    return commitment


def let_go(feedback: Any) -> None:
    """The words of the feedback are deleted: its links stay as numbers and lead to nothing, not by
    the moment at which they were made either."""
    month = timezone.localtime().replace(day=1, hour=12, minute=0, second=0, microsecond=0)
    links = CommitmentFeedback.objects.filter(feedback=feedback)
    links.update(feedback=None, made_by=None, made_at=month)


def _named(commitment: Commitment) -> str:
    return f"Commitment {commitment.pk}"

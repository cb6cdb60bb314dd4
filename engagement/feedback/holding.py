"""A lead keeps a feedback for longer than its time, and says why; and lets it go again."""

from django.db import transaction

from engagement.feedback.choices import State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Feedback

HELD, RELEASED = "hold", "release"


class CannotHold(ValueError):
    """There is no reason, or nothing is left to keep."""


@transaction.atomic
def hold(*, feedback: Feedback, because: str, by: By) -> None:
    """From now on nothing of it is deleted, not for its author either."""
    because = " ".join(because.split())[:250]
    if not because:
        raise CannotHold("Say why it must be kept.")
    current = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if current.state == State.PURGED:
        raise CannotHold("Its words are deleted already.")
    Feedback.objects.filter(pk=current.pk).update(held_because=because)
    write_down(current, HELD, by, reason=because)


@transaction.atomic
def release(*, feedback: Feedback, because: str, by: By) -> None:
    """It is deleted at its time; where that is past, in the next night."""
    if not because.strip():
        raise CannotHold("Say why it need not be kept any more.")
    released = Feedback.objects.filter(pk=feedback.pk).exclude(held_because="")
    if not released.update(held_because=""):
        raise CannotHold("This feedback is not held.")
    write_down(feedback, RELEASED, by, reason=because)

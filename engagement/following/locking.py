"""One author's decision at a time."""

from engagement.feedback.models import Feedback


def locked(feedback: Feedback) -> Feedback:
    """The feedback as it is now, held until the transaction ends: a second click waits here."""
    return Feedback.objects.select_for_update().get(pk=feedback.pk)

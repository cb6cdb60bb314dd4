"""Writes down what happens to a feedback: who, what, when and why, never a word of it."""

from dataclasses import dataclass
from typing import Any

from engagement.feedback.models import Actor, Feedback, FeedbackEvent

# A lead has looked at it again and stays with the decision.
APPEAL_REFUSED = "appeal_refused"


@dataclass(frozen=True)
class By:
    """Who does something: a member of staff, the author by their code, or the clock."""

    actor: Actor
    user: Any = None


AUTHOR = By(Actor.AUTHOR)
CLOCK = By(Actor.CLOCK)


def staff(user: Any) -> By:
    return By(Actor.STAFF, user)


def mail_key(event: FeedbackEvent) -> str:
    """By this key the outbox knows the mail about it to the author. It says nothing of whom.

    A mail to all who contributed to one thing has a key of its own (answering/contributors.py).
    """
    return event.before.get("mail") or f"feedback:{event.pk}"


def receipt_key(feedback: Feedback) -> str:
    """By this key the outbox knows the mail with the private code."""
    return f"engagement.receipt.{feedback.pk}"


def write_down(
    feedback: Feedback, action: str, by: By, *, reason: str = "", **more: Any
) -> FeedbackEvent:
    """`more` may hold `from_state`, `to_state`, and `before`: what an undo puts back."""
    return FeedbackEvent.objects.create(
        feedback=feedback, action=action, actor=by.actor, user=by.user, reason=reason[:250], **more
    )

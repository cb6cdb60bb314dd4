"""When words may be published: the rule, and the one service that does it."""

from datetime import timedelta

from django.utils import timezone

from engagement.feedback.choices import PublicKind, State
from engagement.feedback.history import By
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.feedback.purposes import PUBLISH as PUBLISH_CONSENT
from engagement.feedback.queries import agrees_to
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.transitions import PUBLISH, move


class MayNotPublish(ValueError):
    """The author has not agreed to this; the message says what to do."""


def publish(
    *, feedback: Feedback, by: By, approved: bool = False, lead_because: str = ""
) -> FeedbackEvent:
    """Publishes the public text, and those of the answers to a campaign's questions.

    Words as sent, or with personal details taken out, need the consent to publish. Any other words
    need the author's approval as well (`approved`) or, once the author has been silent for the time
    that the settings give, a lead's decision with its reason.
    """
    if not feedback.public_text.strip():
        raise MayNotPublish("There is no public text yet. Make one first.")
    if feedback.is_about_draft:
        raise MayNotPublish(
            "A representative wrote this about a draft, and was told that it is not published."
        )
    if feedback.is_safeguarding:
        # Whoever reads this may be its author: it does not say more.
        raise MayNotPublish("Somebody must look at this again before it can be published.")
    if not agrees_to(feedback, PUBLISH_CONSENT):
        raise MayNotPublish("The author has not agreed that we publish this.")
    now = timezone.now()
    approved_at = now if approved else feedback.author_approved_at
    if is_edited(feedback) and not approved_at:
        _refuse_unless_silent(feedback, lead_because)
    return move(
        feedback=feedback,
        way=PUBLISH,
        by=by,
        reason=lead_because,
        published_at=now,
        author_approved_at=approved_at,
    )


def author_is_silent(feedback: Feedback) -> bool:
    """Whether an author has been asked and has said nothing for long enough."""
    wait = timedelta(days=FeedbackSettings.load().author_days)
    return feedback.state == State.WAITING and feedback.state_since + wait <= timezone.now()


def is_edited(feedback: Feedback) -> bool:
    """Whether any of the words that would be published are not the author's own."""
    return feedback.public_kind == PublicKind.EDITED or has_edited_answers(feedback)


def has_edited_answers(feedback: Feedback) -> bool:
    return feedback.answers.filter(public_kind=PublicKind.EDITED).exists()


def _refuse_unless_silent(feedback: Feedback, lead_because: str) -> None:
    if not lead_because.strip():
        raise MayNotPublish("The words were changed: the author must approve them first.")
    if not author_is_silent(feedback):
        raise MayNotPublish("The author still has time to answer. A lead can decide after that.")

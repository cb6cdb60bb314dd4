"""When somebody may be in danger: from then on leads alone see the feedback."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from engagement.answering.telling import take_back_all_waiting
from engagement.feedback.choices import State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.feedback.transitions import ANSWERED, REOPEN, move
from engagement.moderation.access import LEAD, holders_of
from engagement.moderation.history import ESCALATE, STAND_DOWN
from engagement.moderation.locking import NotNow, held
from engagement.moderation.mailing import mail_to_staff


@transaction.atomic
def escalate(*, feedback: Feedback, because: str, by: By) -> FeedbackEvent:
    """Hands a feedback to the leads. What is public of it, or before its author, comes back.

    The author hears nothing by itself: somebody else may read their mail.
    """
    if not because.strip():
        raise NotNow("Say what worries you, without words of the text. Only leads read it.")
    now = held(feedback)
    if now.is_safeguarding:
        raise NotNow("The leads have this already.")
    now.is_safeguarding = now.is_urgent = True
    now.save(update_fields=["is_safeguarding", "is_urgent"])
    for way, state in ((REOPEN, State.PUBLISHED), (ANSWERED, State.WAITING)):
        if now.state == state:
            move(feedback=now, way=way, by=by, reason="Safeguarding")
    take_back_all_waiting(now)
    event = write_down(now, ESCALATE, by, reason=because.strip())
    _tell_leads(event)
    return event


@transaction.atomic
def stand_down(*, feedback: Feedback, because: str, by: By) -> FeedbackEvent:
    """A lead has dealt with it, or found no danger: moderators see it again."""
    if not because.strip():
        raise NotNow("Say why this is no concern any more. Only leads read it.")
    now = held(feedback)
    if not now.is_safeguarding:
        raise NotNow("This is not marked as a safeguarding concern.")
    now.is_safeguarding = False
    now.save(update_fields=["is_safeguarding"])
    return write_down(now, STAND_DOWN, by, reason=because.strip())


def _tell_leads(event: FeedbackEvent) -> None:
    number = event.feedback_id
    screen = reverse("feedback_one", args=[number])
    for lead in holders_of(LEAD):
        mail_to_staff(
            lead,
            key=f"safeguarding:{event.pk}:{lead.pk}",
            subject="A safeguarding concern waits for you",
            template="feedback_safeguarding",
            number=number,
            url=f"{settings.SITE_BASE_URL}{screen}",
        )

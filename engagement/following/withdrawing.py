"""The author withdraws everything, and may take that back until the words are deleted."""

from datetime import datetime, timedelta

from django.db import transaction

from alliance_site.core.consent.services import withdraw_consent
from engagement.feedback.choices import State
from engagement.feedback.history import AUTHOR
from engagement.feedback.models import Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.transitions import TAKE_BACK, WITHDRAW, move
from engagement.following.consenting import BY_CODE, forget_contact, next_due
from engagement.following.locking import locked


@transaction.atomic
def withdraw(*, feedback: Feedback) -> None:
    """Gone from the public, all consents ended, contact details deleted: at once. The words wait
    for the time that the settings give. A second click changes nothing."""
    now = locked(feedback)
    if now.state == State.WITHDRAWN:
        return
    for purpose in (PUBLISH, QUOTE, CONTACT):
        withdraw_consent(subject=now.key, purpose=purpose, how=BY_CODE)
    forget_contact(now)
    move(feedback=now, way=WITHDRAW, by=AUTHOR, published_at=None, author_approved_at=None)


@transaction.atomic
def take_withdrawal_back(*, feedback: Feedback) -> None:
    """A moderator looks at it again. The consents stay ended: the author gives them anew."""
    now = locked(feedback)
    last = now.events.exclude(to_state="").order_by("-pk").first()
    if last and last.action == TAKE_BACK.name:
        return
    move(feedback=now, way=TAKE_BACK, by=AUTHOR, due_at=next_due(), refusal="")


def deleted_on(feedback: Feedback) -> datetime:
    """When the words of a withdrawn feedback are deleted."""
    return feedback.state_since + timedelta(days=FeedbackSettings.load().withdrawn_kept_days)

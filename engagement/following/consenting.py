"""The author takes a consent back, or gives it. What it allowed ends in the same transaction."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliance_site.core.consent.models import ConsentWording, Source
from alliance_site.core.consent.purposes import named
from alliance_site.core.consent.services import give_consent, in_force, withdraw_consent
from engagement.answering.telling import take_back_all_waiting, tell_author
from engagement.feedback.choices import Refusal, State
from engagement.feedback.history import AUTHOR, write_down
from engagement.feedback.models import Contact, Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.transitions import REFUSE, REOPEN, NotPossible, move
from engagement.following.locking import locked

BY_CODE = "by private code"
TAKEN_BACK = "consent_taken_back"
GIVEN = "consent_given"
CONTACT_CHANGED = "contact_changed"


@transaction.atomic
def take_consent_back(*, feedback: Feedback, purpose: str) -> None:
    """Published words leave the public at once, contact details are deleted at once."""
    now = locked(feedback)
    if not withdraw_consent(subject=now.key, purpose=purpose, how=BY_CODE):
        return
    write_down(now, TAKEN_BACK, AUTHOR, reason=named(purpose).label)
    if purpose == CONTACT:
        forget_contact(now)
    if purpose == PUBLISH:
        _leave_the_public(now)


def forget_contact(feedback: Feedback) -> None:
    """Nothing goes to the author any more, nor what had been on its way to them."""
    take_back_all_waiting(feedback)
    Contact.objects.filter(feedback=feedback).delete()


def _leave_the_public(feedback: Feedback) -> None:
    """No work for a moderator: it has been read, and there is nothing left to decide."""
    if feedback.state not in (State.PUBLISHED, State.WAITING):
        return
    if feedback.state == State.PUBLISHED:
        move(feedback=feedback, way=REOPEN, by=AUTHOR, published_at=None, author_approved_at=None)
    ended = move(feedback=feedback, way=REFUSE, by=AUTHOR, refusal=Refusal.NO_CONSENT)
    tell_author(feedback, ended)


@transaction.atomic
def give(*, feedback: Feedback, wording: ConsentWording) -> None:
    """What was not published for want of a consent comes before a moderator again."""
    now = _still_here(feedback)
    _give(now, wording)
    if (
        wording.purpose == PUBLISH
        and now.state == State.NOT_PUBLISHED
        and now.refusal == Refusal.NO_CONSENT
    ):
        again = move(feedback=now, way=REOPEN, by=AUTHOR, refusal="", due_at=next_due())
        tell_author(now, again)


@transaction.atomic
def keep_contact(*, feedback: Feedback, wording: ConsentWording, details: dict[str, Any]) -> None:
    """How the author wants to hear from us; keeping it is only lawful with their consent."""
    now = _still_here(feedback)
    _give(now, wording)
    known = Contact.objects.filter(feedback=now)
    if not known.filter(**details).exists():
        Contact.objects.update_or_create(feedback=now, defaults=details)
        write_down(now, CONTACT_CHANGED, AUTHOR)


def next_due() -> Any:
    """When what comes back to us must be decided."""
    return timezone.now() + timedelta(days=FeedbackSettings.load().review_days)


def _give(feedback: Feedback, wording: ConsentWording) -> None:
    if not in_force(feedback.key, wording.purpose).exists():
        give_consent(subject=feedback.key, wording=wording, source=Source.WEBSITE)
        write_down(feedback, GIVEN, AUTHOR, reason=named(wording.purpose).label)


def _still_here(feedback: Feedback) -> Feedback:
    now = locked(feedback)
    if now.state in (State.WITHDRAWN, State.PURGED):
        raise NotPossible("You have withdrawn this. Take that back first.")
    return now

"""What moderators and leads decide about a feedback. Each decision tells the author, where they
agreed to it, and can be undone."""

from django.db import transaction

from engagement.answering.telling import take_back_what_was_told, tell_author
from engagement.feedback.choices import Refusal, State
from engagement.feedback.history import APPEAL_REFUSED, By, write_down
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.feedback.publishing import publish
from engagement.feedback.transitions import (
    ANSWERED,
    ASK_AUTHOR,
    REFUSE,
    REOPEN,
    REVIEW,
    TRIAGE,
    Transition,
    move,
    undo,
)
from engagement.feedback.unseen import is_appealed
from engagement.moderation.access import is_lead
from engagement.moderation.locking import NotNow, held
from engagement.moderation.redaction import prepare


class ReasonMissing(NotNow):
    """This is not decided without saying why."""


@transaction.atomic
def triage(*, feedback: Feedback, by: By, seen: int | None = None) -> FeedbackEvent:
    """Somebody has had a first look: it is ours, and nothing burns."""
    return _decided(held(feedback, seen), TRIAGE, by)


@transaction.atomic
def begin_review(*, feedback: Feedback, by: By, seen: int | None = None) -> FeedbackEvent:
    return _decided(held(feedback, seen), REVIEW, by)


@transaction.atomic
def ask_author(*, feedback: Feedback, by: By, seen: int | None = None) -> FeedbackEvent:
    """Puts the public text in front of the author, who says yes or what to change."""
    now = _in_review(held(feedback, seen), by)
    prepare(now)
    return _decided(now, ASK_AUTHOR, by)


@transaction.atomic
def take_up_again(
    *, feedback: Feedback, because: str, by: By, seen: int | None = None
) -> FeedbackEvent:
    """Ends the wait for an author who has said, by phone or letter, what to change."""
    return _decided(held(feedback, seen), ANSWERED, by, reason=_said(because))


@transaction.atomic
def publish_now(
    *, feedback: Feedback, by: By, lead_because: str = "", seen: int | None = None
) -> FeedbackEvent:
    """Publishes the public text where the rule allows it (`feedback/publishing.py`)."""
    now = _in_review(held(feedback, seen), by)
    prepare(now)
    event = publish(feedback=now, by=by, lead_because=lead_because)
    tell_author(now, event)
    return event


@transaction.atomic
def refuse(*, feedback: Feedback, refusal: str, by: By, seen: int | None = None) -> FeedbackEvent:
    """Does not publish it, for one of the reasons that authors are told in plain words."""
    if refusal not in Refusal.values:
        raise ReasonMissing("Choose why it is not published. The author reads this reason.")
    why = Refusal(refusal)
    return _decided(held(feedback, seen), REFUSE, by, reason=why.label, refusal=why)


@transaction.atomic
def reopen(*, feedback: Feedback, because: str, by: By, seen: int | None = None) -> FeedbackEvent:
    """Looks at it again. What was published is off the website until it is decided anew."""
    now = held(feedback, seen)
    if is_appealed(now) and not is_lead(by.user):
        raise NotNow("The author has appealed. A lead decides that.")
    return _decided(now, REOPEN, by, reason=_said(because), refusal="", published_at=None)


@transaction.atomic
def refuse_appeal(
    *, feedback: Feedback, because: str, by: By, seen: int | None = None
) -> FeedbackEvent:
    """A lead has looked at what the author said against the decision, and stays with it."""
    now = held(feedback, seen)
    if now.state != State.NOT_PUBLISHED:
        raise NotNow("Only what is not published has an appeal to decide.")
    refused = now.events.filter(action=REFUSE.name, undone_at=None).order_by("-pk").first()
    if refused and refused.user and refused.user == by.user:
        # Authors are told that somebody else looks at it.
        raise NotNow("You decided this yourself. Another lead decides the appeal.")
    event = write_down(now, APPEAL_REFUSED, by, reason=_said(because))
    tell_author(now, event)
    return event


@transaction.atomic
def undo_decision(*, event: FeedbackEvent, by: By) -> Feedback:
    """Puts back what was before the last decision, and takes back what the author was told."""
    now = held(event.feedback)
    if now.is_safeguarding:
        raise NotNow("This is a safeguarding concern. A lead takes the mark away first.")
    undo(event=event, by=by)
    now.refresh_from_db()
    undone = now.events.order_by("-pk").first()
    if not take_back_what_was_told(event) and undone:
        tell_author(now, undone)
    return now


def _in_review(now: Feedback, by: By) -> Feedback:
    """Whoever decides has reviewed it; the author is told of the decision and not of this."""
    if now.state in REVIEW.sources:
        move(feedback=now, way=REVIEW, by=by)
    return now


def _decided(
    now: Feedback, way: Transition, by: By, *, reason: str = "", **changes: object
) -> FeedbackEvent:
    event = move(feedback=now, way=way, by=by, reason=reason, **changes)
    tell_author(now, event)
    return event


def _said(because: str) -> str:
    if not because.strip():
        raise ReasonMissing("Say why. It stands in the history.")
    return because.strip()

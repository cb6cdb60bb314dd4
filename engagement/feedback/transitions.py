"""The one place where the state of a feedback changes.

Each transition has a name, the states that it starts from, and the state that it leads to. Two
people who decide at the same moment cannot both have their way: the second is told.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from engagement.feedback.choices import State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Actor, Feedback, FeedbackEvent
from engagement.feedback.purposes import PUBLISH as PUBLISH_CONSENT
from engagement.feedback.queries import agrees_to

# What an undo puts back, beside the state. No personal words are among them.
KEPT = ("state_since", "refusal", "published_at", "author_approved_at")


class NotPossible(ValueError):
    """The feedback is not, or no longer, in a state from which this can be done."""


@dataclass(frozen=True)
class Transition:
    """A named way from some states to another."""

    name: str
    label: str
    sources: frozenset[State]
    target: State


def _way(name: str, label: str, target: State, *sources: State) -> Transition:
    return Transition(name, label, frozenset(sources), target)


OPEN = (State.RECEIVED, State.TRIAGED, State.IN_REVIEW, State.WAITING)
DECIDED = (State.PUBLISHED, State.NOT_PUBLISHED)

TRIAGE = _way("triage", "Triage", State.TRIAGED, State.RECEIVED)
REVIEW = _way("review", "Begin the review", State.IN_REVIEW, State.RECEIVED, State.TRIAGED)
ASK_AUTHOR = _way("ask_author", "Ask the author", State.WAITING, State.IN_REVIEW)
ANSWERED = _way("answered", "The author wants changes", State.IN_REVIEW, State.WAITING)
PUBLISH = _way("publish", "Publish", State.PUBLISHED, State.IN_REVIEW, State.WAITING)
REFUSE = _way("refuse", "Do not publish", State.NOT_PUBLISHED, *OPEN)
REOPEN = _way("reopen", "Look at it again", State.IN_REVIEW, *DECIDED)
WITHDRAW = _way("withdraw", "Withdraw", State.WITHDRAWN, *OPEN, *DECIDED)
TAKE_BACK = _way("take_back", "Take the withdrawal back", State.IN_REVIEW, State.WITHDRAWN)
PURGE = _way("purge", "Purge", State.PURGED, *OPEN, *DECIDED, State.WITHDRAWN)

TRANSITIONS = {
    way.name: way
    for way in (
        TRIAGE,
        REVIEW,
        ASK_AUTHOR,
        ANSWERED,
        PUBLISH,
        REFUSE,
        REOPEN,
        WITHDRAW,
        TAKE_BACK,
        PURGE,
    )
}
# What nobody can put back with a click: what an author has decided (see also `undo`), what is gone.
FINAL = frozenset({WITHDRAW.name, TAKE_BACK.name, PURGE.name})


def possible(state: str) -> list[Transition]:
    """The ways that lead on from a state."""
    return [way for way in TRANSITIONS.values() if state in way.sources]


@transaction.atomic
def move(
    *, feedback: Feedback, way: Transition, by: By, reason: str = "", **changes: Any
) -> FeedbackEvent:
    """Takes a feedback along a way, with other changes of its fields that go with it.

    Raises `NotPossible` where somebody else was faster, or the way does not start there.
    """
    before = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if before.state not in way.sources:
        now = before.get_state_display()
        raise NotPossible(f"“{way.label}” is not possible now: the feedback is “{now}”.")
    changes = {**changes, "state": way.target, "state_since": timezone.now()}
    _set(feedback, changes)
    return write_down(
        feedback,
        way.name,
        by,
        reason=reason,
        from_state=before.state,
        to_state=way.target,
        before={name: _as_json(getattr(before, name)) for name in KEPT},
    )


@transaction.atomic
def undo(*, event: FeedbackEvent, by: By) -> None:
    """Puts back what was before the last decision. Only the last one, and only once.

    An author's decision is not undone by others. Nothing comes back to the public whose author has
    taken the consent back in the meantime.
    """
    feedback = Feedback.objects.select_for_update().get(pk=event.feedback_id)
    moves = feedback.events.exclude(to_state="").filter(undone_at=None)
    last = moves.exclude(action="undo").order_by("-pk").first()
    if last is None or last.pk != event.pk or event.action in FINAL:
        raise NotPossible("This cannot be undone any more: something else has happened since.")
    if feedback.state != event.to_state or not event.from_state:
        raise NotPossible("This cannot be undone any more: something else has happened since.")
    if event.actor == Actor.AUTHOR:
        raise NotPossible("The author decided this. Only they can change it.")
    if event.from_state == State.PUBLISHED:
        _refuse_unless_it_may_return(feedback, event)
    _set(feedback, {**event.before, "state": event.from_state})
    event.undone_at = timezone.now()
    event.save(update_fields=["undone_at"])
    write_down(feedback, "undo", by, from_state=event.to_state, to_state=event.from_state)


def _refuse_unless_it_may_return(feedback: Feedback, event: FeedbackEvent) -> None:
    """An undo brings back what was public before: other words go by the rule of publishing."""
    if not agrees_to(feedback, PUBLISH_CONSENT):
        raise NotPossible("The author no longer agrees that we publish this.")
    if feedback.events.filter(pk__gt=event.pk, to_state="").exists():
        raise NotPossible("Something was changed since. Look at the words, and publish them anew.")


def _set(feedback: Feedback, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        is_moment = isinstance(value, str) and name.endswith(("_at", "_since"))
        setattr(feedback, name, parse_datetime(value) if is_moment else value)
    feedback.save(update_fields=list(changes))


def _as_json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value

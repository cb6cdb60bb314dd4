"""How far a consultation has come: from what staff did with it, and from the clock.

Nothing of this is stored, so nothing of it can be late: a consultation is open from the minute in
which it opens to the minute in which it closes.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, TextChoices
from django.utils import timezone

from engagement.feedback.settings import FeedbackSettings

if TYPE_CHECKING:
    from engagement.consultations.models import Consultation

# Who began a form before the closing can send it so much later.
GRACE = timedelta(hours=1)


class State(TextChoices):
    """In the order of its life."""

    DRAFT = "draft", "Draft"
    FORTHCOMING = "forthcoming", "Opening soon"
    OPEN = "open", "Open"
    CONSIDERING = "considering", "We are considering what you said"
    OUTCOME = "outcome", "Outcome published"
    WITHDRAWN = "withdrawn", "Withdrawn"


def state_of(consultation: "Consultation", now: datetime | None = None) -> State:
    now = now or timezone.now()
    if consultation.announced_at is None:
        return State.DRAFT
    if consultation.withdrawn_at is not None:
        return State.WITHDRAWN
    if consultation.outcome_published_at is not None:
        return State.OUTCOME
    if now < consultation.opens_at:
        return State.FORTHCOMING
    # One without a closing time cannot be announced.
    is_over = consultation.closes_at is not None and consultation.closes_at <= now
    return State.CONSIDERING if is_over else State.OPEN


def is_in(state: State, now: datetime | None = None) -> Q:
    """The same, as a condition of a query."""
    now = now or timezone.now()
    standing = Q(announced_at__isnull=False, withdrawn_at=None)
    no_outcome = standing & Q(outcome_published_at=None)
    return {
        State.DRAFT: Q(announced_at=None),
        State.FORTHCOMING: no_outcome & Q(opens_at__gt=now),
        State.OPEN: no_outcome & Q(opens_at__lte=now, closes_at__gt=now),
        State.CONSIDERING: no_outcome & Q(opens_at__lte=now, closes_at__lte=now),
        State.OUTCOME: standing & Q(outcome_published_at__isnull=False),
        State.WITHDRAWN: Q(announced_at__isnull=False, withdrawn_at__isnull=False),
    }[state]


def takes_form(consultation: "Consultation", begun_at: datetime) -> bool:
    """Whether what is sent now still counts, of a form that was begun at this moment."""
    now = timezone.now()
    state = state_of(consultation, now)
    if state == State.OPEN:
        return True
    closes_at = consultation.closes_at
    if state != State.CONSIDERING or closes_at is None:
        return False
    return begun_at < closes_at and now < closes_at + GRACE


def outcome_due(consultation: "Consultation") -> date | None:
    """The day by which people are told what came of it."""
    if consultation.closes_at is None:
        return None
    # A list brings them along with each row.
    weeks = getattr(consultation, "outcome_weeks", None) or FeedbackSettings.load().outcome_weeks
    return timezone.localdate(consultation.closes_at) + timedelta(weeks=weeks)


def changes_of(consultations: Iterable["Consultation"]) -> list[datetime]:
    """The moments at which they come to another state by the clock alone: no page that shows them
    may be kept for longer."""
    found = ((each.opens_at, each.closes_at) for each in consultations)
    return [moment for pair in found for moment in pair if moment is not None]

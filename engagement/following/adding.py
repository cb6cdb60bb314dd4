"""The author writes again: more words, a correction, a wish for other public words, an appeal."""

from django.db import transaction

from engagement.answering.telling import tell_author
from engagement.feedback.choices import AdditionKind, Refusal, State
from engagement.feedback.codes import form_hash
from engagement.feedback.hints import hints_in
from engagement.feedback.history import AUTHOR, write_down
from engagement.feedback.models import Addition, Feedback
from engagement.feedback.transitions import ANSWERED, NotPossible, move
from engagement.following.locking import locked


@transaction.atomic
def add_words(*, feedback: Feedback, kind: AdditionKind, form_key: str, text: str) -> None:
    """Keeps the words beside the original, which never changes. The same form counts once."""
    now = locked(feedback)
    key = form_hash(f"{now.key}:{form_key}")
    if Addition.objects.filter(form_hash=key).exists():
        return
    if not may_add(now, kind):
        raise NotPossible("This is not possible any more: something else has happened since.")
    Addition.objects.create(feedback=now, form_hash=key, kind=kind, text=text)
    _note_hints(now, text)
    if kind == AdditionKind.CHANGE:
        tell_author(now, move(feedback=now, way=ANSWERED, by=AUTHOR))
    else:
        write_down(now, kind, AUTHOR)


def _note_hints(feedback: Feedback, text: str) -> None:
    """Danger is as urgent in words that come later. A hint that was there stays."""
    found = hints_in([text])
    feedback.hints = [*found.names, *(name for name in feedback.hints if name not in found.names)]
    feedback.is_urgent = feedback.is_urgent or found.is_urgent
    feedback.save(update_fields=["hints", "is_urgent"])


def may_add(feedback: Feedback, kind: AdditionKind) -> bool:
    if kind == AdditionKind.CHANGE:
        return feedback.state == State.WAITING
    if kind == AdditionKind.APPEAL:
        return may_appeal(feedback)
    return feedback.state not in (State.WITHDRAWN, State.PURGED)


def may_appeal(feedback: Feedback) -> bool:
    """Once for each refusal; where the consent alone is missing, giving it is enough."""
    refused = feedback.state == State.NOT_PUBLISHED and feedback.refusal != Refusal.NO_CONSENT
    return refused and not has_appealed(feedback)


def has_appealed(feedback: Feedback) -> bool:
    """Whether the author has asked a lead to look again at what was decided last."""
    return feedback.additions.filter(
        kind=AdditionKind.APPEAL, made_at__gte=feedback.state_since
    ).exists()

"""The signed copy of the answers that each page carries, for when the draft is gone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core import signing
from django.utils.dateparse import parse_datetime

from engagement.feedback.codes import form_hash
from engagement.form.models import FeedbackDraft

SALT = "engagement.form"
# More than all fields at their longest, many times over.
LONGEST = 2_000_000


@dataclass(frozen=True)
class Carried:
    """What a page brought back."""

    made_at: datetime
    campaign_id: int | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)


def packed(key: str, draft: FeedbackDraft) -> str:
    """A text that nobody can change, and that belongs to this form alone."""
    kept = [draft.made_at.isoformat(), draft.campaign_id, draft.answers, draft.done]
    return signing.dumps(kept, salt=_salt(key), compress=True)


def unpacked(key: str, said: str) -> Carried | None:
    """What a page of this form carried; nothing where somebody made it up."""
    if not said or len(said) > LONGEST:
        return None
    try:
        made_at, campaign_id, answers, done = signing.loads(said, salt=_salt(key))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    moment = parse_datetime(made_at)
    return Carried(moment, campaign_id, answers, done) if moment else None


def _salt(key: str) -> str:
    return f"{SALT}:{form_hash(key)}"

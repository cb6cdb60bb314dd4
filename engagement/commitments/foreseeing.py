"""What a change would do, before anybody confirms it: how many are told, and what they read."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from engagement.answering.contributors import who_would_be_told
from engagement.answering.models import Notice
from engagement.commitments.models import Commitment
from engagement.commitments.queries import contributions_to
from engagement.commitments.telling import key_of
from engagement.commitments.transitions import Way, change


@dataclass(frozen=True)
class Outlook:
    """The words that people get, and who they are, in numbers; no words where nobody is told."""

    words: Notice | None
    people: int = 0
    by_mail: int = 0
    by_person: int = 0


def foresee(*, commitment: Commitment, way: Way, **said: Any) -> Outlook:
    """Does it and takes it back at once: what is shown is what would happen.

    Raises `CannotChange` as the change itself would.
    """
    with transaction.atomic():
        event = change(commitment=commitment, way=way, **said)
        notice = Notice.objects.filter(key=key_of(event)).first()
        transaction.set_rollback(True)
    if notice is None:
        return Outlook(None)
    ways = who_would_be_told(contributions_to(commitment))
    return Outlook(
        notice,
        len(ways),
        sum(each.is_mail for each in ways),
        sum(each.is_person for each in ways),
    )

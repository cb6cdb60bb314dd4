"""Everybody who led to a commitment hears of each change of it, once."""

from django.db import transaction

from engagement.answering.contributors import stop_telling, tell_contributors
from engagement.answering.models import Notice
from engagement.commitments.models import Commitment, CommitmentEvent
from engagement.commitments.queries import contributions_to
from engagement.commitments.words import words_of


def tell_all_who_led_to(commitment: Commitment, event: CommitmentEvent) -> None:
    """Who they are is kept now: what is linked later is told of later changes alone."""
    tell_contributors(
        about_key=key_of(event),
        feedback_ids=contributions_to(commitment),
        words=words_of(commitment),
    )


@transaction.atomic
def take_back(event: CommitmentEvent) -> bool:
    """Keeps people from hearing of what is undone; False where somebody may have heard of it.

    Whoever tells them waits here, or has begun before.
    """
    notice = Notice.objects.select_for_update().filter(key=key_of(event)).first()
    if notice and (notice.told_up_to or notice.finished_at):
        return False
    stop_telling(about_key=key_of(event))
    return True


def key_of(event: CommitmentEvent) -> str:
    return f"commitment:{event.pk}"

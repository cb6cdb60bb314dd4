"""Deletes what has been kept for long enough, once a day; says before what that will be."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from engagement.feedback.history import CLOCK
from engagement.feedback.models import Feedback
from engagement.privacy.due import due, held
from engagement.privacy.models import PurgeRun
from engagement.privacy.purging import IsHeld, delete_contact, purge

logger = logging.getLogger(__name__)

OVER = "Its time was over"


@dataclass
class Purged:
    """The numbers of the feedback whose words, or whose contact details alone, went or will go."""

    words: list[int] = field(default_factory=list)
    contacts: list[int] = field(default_factory=list)
    held: int = 0
    failed: list[int] = field(default_factory=list)


def purge_due(*, dry_run: bool = False, now: datetime | None = None) -> Purged:
    """Deletes what is due, each feedback by itself: where one fails, the others still go."""
    now = now or timezone.now()
    done = Purged(held=held().count())
    # All of them are known before the first goes: what is read must not change meanwhile.
    for feedback in list(due(now)):
        whole = feedback.words_end <= now
        try:
            if not dry_run:
                _delete(feedback, whole)
        except IsHeld:
            continue
        except Exception:
            logger.exception("Feedback %s could not be deleted", feedback.pk)
            done.failed.append(feedback.pk)
        else:
            (done.words if whole else done.contacts).append(feedback.pk)
    if not dry_run:
        _write_down(done)
    return done


def _delete(feedback: Feedback, whole: bool) -> None:
    act = purge if whole else delete_contact
    act(feedback=feedback, by=CLOCK, reason=OVER)


def _write_down(done: Purged) -> None:
    PurgeRun.objects.create(
        words=len(done.words),
        contacts=len(done.contacts),
        held=done.held,
        failed=len(done.failed),
    )


def run() -> str:
    """For the clock."""
    done = purge_due()
    if done.failed:
        raise RuntimeError(f"{len(done.failed)} feedback could not be deleted; the log says why.")
    return PurgeRun.objects.latest("made_at").in_words

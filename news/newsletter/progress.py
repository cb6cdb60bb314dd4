"""How far a mailing has come, counted in the outbox."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any

from django.utils import timezone

from alliance_site.core.outbox.letters import standing_of
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from news.newsletter.models import Mailing, Status

MEASURED = timedelta(minutes=1)


@dataclass(frozen=True)
class Progress:
    """The mails of a mailing by how far they are; `minutes` is None where nobody can tell."""

    standing: Counter[str]
    expected: int
    minutes: int | None = None

    @property
    def total(self) -> int:
        """Until all are addressed, the number at the release is the best there is."""
        return max(sum(self.standing.values()), self.expected)

    @property
    def ended(self) -> int:
        over = (MailStatus.SENT, MailStatus.FAILED, MailStatus.UNCERTAIN, MailStatus.WITHDRAWN)
        return sum(self.standing[status] for status in over)

    @property
    def sent(self) -> int:
        return self.standing[MailStatus.SENT]

    @property
    def in_words(self) -> str:
        words = f"{self.sent:,} of {self.total:,} mails sent."
        if self.minutes is None:
            return words
        unit = "minute" if self.minutes == 1 else "minutes"
        return f"{words} About {self.minutes} {unit} to go, at the speed of the last minute."

    @property
    def rows(self) -> list[tuple[str, str, int]]:
        """Each status with its words and its number, for the table."""
        return [(status.value, status.label, self.standing[status]) for status in MailStatus]


def progress_of(mailing: Mailing) -> Progress:
    standing = standing_of([mailing.letter] if mailing.letter else [])
    addressing = mailing.status in (Status.RELEASED, Status.QUEUING)
    expected = (mailing.recipients_expected or 0) if addressing else 0
    return Progress(standing, expected, _minutes(mailing, standing))


def _minutes(mailing: Mailing, standing: Counter[str]) -> int | None:
    waiting = standing[MailStatus.QUEUED] + standing[MailStatus.SENDING]
    if mailing.status != Status.SENDING or not waiting:
        return None
    since = timezone.now() - MEASURED
    mails = OutgoingMail.objects.filter(letter=mailing.letter, sent_at__gte=since)
    return ceil(waiting / rate) if (rate := mails.count()) else None


def as_json(mailing: Mailing, progress: Progress) -> dict[str, Any]:
    """What the screen asks for every few seconds."""
    return {
        "status": mailing.status,
        "words": progress.in_words,
        "total": progress.total,
        "ended": progress.ended,
        "counts": {status: number for status, _, number in progress.rows},
    }

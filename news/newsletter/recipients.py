"""Who gets an issue: exact numbers for those who release it, and the people in their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from alliance_site.core.mail_topics.registry import topics as offered_topics
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from news.newsletter.models import Mailing
from news.subscribers.models import Subscriber
from news.subscribers.queries import readers_by_topic, readers_of

AT_ONCE = 1000


@dataclass(frozen=True)
class Numbers:
    """How many readers each topic has, and how many people that is: each gets one mail."""

    by_topic: list[tuple[str, int]]
    people: int
    had_it: int

    @property
    def to_come(self) -> int:
        return self.people - self.had_it


def numbers_of(topics: Iterable[str], issue_key: UUID) -> Numbers:
    """Counted now; it may be another number tomorrow."""
    names, chosen = offered_topics(), list(topics)
    counts = readers_by_topic(chosen)
    by_topic = [(names[name].title if name in names else name, counts[name]) for name in chosen]
    people = readers_of(chosen)
    return Numbers(by_topic, people.count(), _had_it(chosen, issue_key))


def _had_it(topics: list[str], issue_key: UUID) -> int:
    """Those for whom an earlier mailing of the issue has a mail that was not taken back."""
    letters = Mailing.objects.filter(issue_key=issue_key, letter__isnull=False).values("letter")
    mails = OutgoingMail.objects.filter(letter__in=letters).exclude(status=MailStatus.WITHDRAWN)
    ends = {key.rpartition(":")[2] for key in mails.values_list("key", flat=True).iterator()}
    if not ends:
        return 0
    people = readers_of(topics).values_list("key", flat=True)
    return sum(str(key) in ends for key in people.iterator())


def in_batches(topics: Iterable[str]) -> Iterator[list[Subscriber]]:
    """All who get it, a thousand at a time, so that memory stays flat.

    Each thousand is a query of its own: SQLite lets nobody write while it is still reading.
    """
    people = readers_of(topics).only("key", "email", "links_version")
    last = 0
    while some := list(people.filter(pk__gt=last)[:AT_ONCE]):
        yield some
        last = some[-1].pk

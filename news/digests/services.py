"""Tells readers what is new, once.

What a digest tells is stored before the first mail is queued. Whoever finds one that was not
finished, because its worker was stopped, queues the rest.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from alliance_site.core.mail_topics.registry import MailItem, topics
from alliance_site.core.outbox.letters import Recipient, address_letter
from news.digests.models import EVER, Digest
from news.digests.readers import in_batches, readers_by_items
from news.digests.rhythms import last_due
from news.digests.words import letter_of
from news.subscribers.letters import recipients
from news.subscribers.models import Rhythm

# What was published so long before the last digest and was not told then is told now: it was taken
# back for a while, or could be seen by some only, or was just being stored.
LOOK_BACK = timedelta(days=31)
# By topic.
Items = dict[str, list[MailItem]]


def tell_what_is_new() -> str | None:
    """Makes the digests that are due and queues their mails; called too often, it does nothing."""
    now = timezone.now()
    for rhythm in Rhythm:
        begin(rhythm=rhythm, now=now)
    unfinished = list(Digest.objects.filter(queued_at=None).order_by("pk"))
    for digest in unfinished:
        finish(digest=digest)
    return f"{len(unfinished)} digests queued." if unfinished else None


def begin(*, rhythm: str, now: datetime) -> None:
    """Stores what is to be told, if its time has come.

    Where another worker is quicker, its digest begins where this one would, and this one is not.
    """
    last = Digest.objects.filter(rhythm=rhythm).first()
    if last is None:
        start = {"before": now, "queued_at": now}
        Digest.objects.get_or_create(rhythm=rhythm, since=EVER, defaults=start)
        return
    before = last_due(rhythm, now) - timedelta(minutes=settings.MAIL_AT_ONCE_AFTER_MINUTES)
    if before <= last.before:
        return
    told = _not_told(rhythm, last.before, before)
    # A week or a month with nothing has its digest too, or the next item would not wait its turn.
    if told or rhythm != Rhythm.AT_ONCE:
        made = {"before": before, "told": told}
        Digest.objects.get_or_create(rhythm=rhythm, since=last.before, defaults=made)


def finish(*, digest: Digest) -> None:
    """Queues its mails. Those whose topics have the same items get the same letter."""
    visible = _visible_items(_from(digest.rhythm, digest.since), digest.before)
    told = set(digest.told)
    new = {name: [item for item in items if item.key in told] for name, items in visible.items()}
    for items, readers in readers_by_items(digest.rhythm, new):
        letter = letter_of(digest, items)
        digest.letters.add(letter)
        address_letter(letter=letter, recipients=_recipients(digest, readers))
    Digest.objects.filter(pk=digest.pk).update(queued_at=timezone.now())


def _not_told(rhythm: str, since: datetime, before: datetime) -> list[str]:
    """The keys of what can be seen now and was not told before, also where nobody reads of it."""
    since = _from(rhythm, since)
    earlier = Digest.objects.filter(rhythm=rhythm, before__gt=since).values_list("told", flat=True)
    visible = {item.key for items in _visible_items(since, before).values() for item in items}
    return sorted(visible.difference(*earlier))


def _from(rhythm: str, since: datetime) -> datetime:
    """How far back to look; never to before the site began to send such mails."""
    start = Digest.objects.values_list("before", flat=True).get(rhythm=rhythm, since=EVER)
    return max(start, since - LOOK_BACK)


def _visible_items(since: datetime, before: datetime) -> Items:
    offered = topics().items()
    return {name: list(topic.items(since, before)) for name, topic in offered if topic.items}


def _recipients(digest: Digest, readers: Iterable[int]) -> Iterator[Recipient]:
    return recipients(f"digest:{digest.pk}", in_batches(readers))

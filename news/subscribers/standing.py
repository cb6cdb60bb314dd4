"""Moves somebody from one status to another. Nothing else sets the status.

pending → confirmed → left or bounced; left and bounced → confirmed, when they say so again.
"""

from django.utils import timezone

from alliance_site.core.outbox.letters import take_back_letters_to
from news.subscribers.addresses import fingerprint
from news.subscribers.models import LeftAddress, Status, Subscriber


def set_confirmed(subscriber: Subscriber) -> None:
    """They get our mail from now on."""
    if subscriber.status != Status.CONFIRMED:
        subscriber.status, subscriber.confirmed_at = Status.CONFIRMED, timezone.now()
    subscriber.left_at = subscriber.bounced_at = None
    subscriber.bounce_reason = ""
    subscriber.save()
    LeftAddress.objects.filter(fingerprint=fingerprint(subscriber.email)).delete()


def set_left(subscriber: Subscriber) -> None:
    """They get no more: not what is on its way, not by a link they have not used, not by an old
    list."""
    subscriber.status, subscriber.left_at = Status.LEFT, timezone.now()
    subscriber.save()
    subscriber.requests.filter(used_at=None).delete()
    remember_left(subscriber)
    take_back_letters_to(subscriber.email)


def remember_left(subscriber: Subscriber) -> None:
    LeftAddress.objects.get_or_create(fingerprint=fingerprint(subscriber.email))


def set_bounced(subscriber: Subscriber, why: str) -> None:
    """Their address does not exist: we stop trying."""
    subscriber.status, subscriber.bounced_at = Status.BOUNCED, timezone.now()
    subscriber.bounce_reason = why
    subscriber.save()
    take_back_letters_to(subscriber.email)

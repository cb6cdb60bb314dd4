"""Requests that wait for a click: made, found again by their link, and counted."""

from datetime import timedelta
from enum import Enum
from hashlib import sha256

from django.db.models import Q
from django.utils import timezone

from alliance_site.core.consent.models import ConsentWording
from news.subscribers.chosen import Chosen
from news.subscribers.links import new_token
from news.subscribers.models import Subscriber, SubscriptionRequest

VALID_FOR = timedelta(hours=72)
HOUR = timedelta(hours=1)
# Nobody can use our forms to fill somebody's mailbox.
MOST_IN_AN_HOUR = 3


class State(Enum):
    """What a link that leads to a request is good for."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    REPLACED = "replaced"


def new_request(
    subscriber: Subscriber, chosen: Chosen, wording: ConsentWording, new_email: str = ""
) -> tuple[SubscriptionRequest, str]:
    """The request, and the token of its link, which is kept nowhere. Older ones are useless now."""
    token = new_token()
    request = SubscriptionRequest.objects.create(
        subscriber=subscriber,
        token_hash=_hash(token),
        topics=dict(chosen),
        wording=wording,
        new_email=new_email,
    )
    return request, token


def request_of(token: str) -> SubscriptionRequest | None:
    found = SubscriptionRequest.objects.select_related("subscriber", "wording")
    return found.filter(token_hash=_hash(token)).first()


def state_of(request: SubscriptionRequest) -> State:
    if request.used_at:
        return State.USED
    newer = SubscriptionRequest.objects.filter(subscriber=request.subscriber_id)
    if newer.filter(pk__gt=request.pk).exists():
        return State.REPLACED
    too_old = request.made_at < timezone.now() - VALID_FOR
    return State.EXPIRED if too_old else State.OPEN


def too_many_for(email: str, subscriber: Subscriber) -> bool:
    """Whether this address was written to often enough in the last hour, or by this person."""
    lately = SubscriptionRequest.objects.filter(made_at__gt=timezone.now() - HOUR)
    to_it = Q(subscriber__email=email) | Q(new_email=email) | Q(subscriber=subscriber)
    return lately.filter(to_it).count() >= MOST_IN_AN_HOUR


def _hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()

"""What news holds on one person: their address, what they chose, what they have not confirmed."""

from typing import Any

from django.db.models import Q

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person
from news.subscribers.leaving import erase
from news.subscribers.models import Subscriber, Subscription, SubscriptionRequest

ERASED = "The address was erased"


def _subscribers(person: Person) -> list[Subscriber]:
    named = rows_that_mention(Subscriber.objects.all(), person, "email")
    keys = [subscriber.pk for subscriber in named]
    found = Subscriber.objects.filter(Q(key__in=person.keys) | Q(pk__in=keys))
    return list(found.prefetch_related("subscriptions", "requests"))


def _identify(person: Person) -> Person:
    return Person(keys=frozenset(subscriber.key for subscriber in _subscribers(person)))


def _find(person: Person) -> list[Held]:
    return [
        Held(
            f"An address for newsletters ({subscriber.get_status_display()}), "
            f"first asked for on {subscriber.made_at:%d/%m/%Y}"
        )
        for subscriber in _subscribers(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "Email address": subscriber.email,
            "Status": subscriber.get_status_display(),
            "First asked": subscriber.made_at,
            "Confirmed": subscriber.confirmed_at,
            "Unsubscribed": subscriber.left_at,
            "Topics": ", ".join(
                f"{chosen.topic} ({chosen.get_rhythm_display()})"
                for chosen in subscriber.subscriptions.all()
            ),
            "Asked for and not confirmed": ", ".join(
                topic
                for request in subscriber.requests.all()
                if not request.used_at
                for topic in request.topics
            ),
            "What the mail server said": subscriber.bounce_reason,
        }
        for subscriber in _subscribers(person)
    ]


def _erase(person: Person) -> int:
    """They get no more mail: nobody is left to send it to."""
    subscribers = _subscribers(person)
    for subscriber in subscribers:
        erase(subscriber=subscriber, how=ERASED)
    return len(subscribers)


def register() -> None:
    covers = (Subscriber, Subscription, SubscriptionRequest)
    holders.register(
        Holder("subscribers", "Newsletters", _find, _export, _erase, _identify, covers)
    )

"""Who gets what."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, QuerySet

from news.subscribers.models import Status, Subscriber, Subscription


def readers() -> QuerySet[Subscriber]:
    """Everybody to whom we may write."""
    return Subscriber.objects.filter(status=Status.CONFIRMED)


def readers_of(topics: Iterable[str]) -> QuerySet[Subscriber]:
    """Who has chosen at least one of these topics; each once, in the order of their keys."""
    chosen = Subscription.objects.filter(subscriber=OuterRef("pk"), topic__in=list(topics))
    return readers().filter(Exists(chosen)).order_by("pk")


def readers_by_topic(topics: Iterable[str]) -> Counter[str]:
    """How many have chosen each; somebody who has chosen two is counted under both."""
    found = Subscription.objects.filter(
        topic__in=list(topics), subscriber__status=Status.CONFIRMED
    ).order_by()
    return Counter(dict(found.values_list("topic").annotate(Count("pk"))))

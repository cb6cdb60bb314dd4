"""Who gets which items."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter

from alliance_site.core.mail_topics.registry import MailItem
from news.subscribers.models import Status, Subscriber, Subscription
from news.subscribers.queries import readers

BATCH = 1000


def readers_by_items(
    rhythm: str, new: Mapping[str, Sequence[MailItem]]
) -> Iterator[tuple[list[MailItem], list[int]]]:
    """The different lists of items, newest first, each with the primary keys of who gets it.

    One pass over what people chose. All that is kept of 20,000 people is 20,000 numbers.
    """
    keys = {topic: {item.key for item in items} for topic, items in new.items() if items}
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for reader, chosen in groupby(_chosen(rhythm, keys), itemgetter(0)):
        groups[frozenset().union(*(keys[topic] for _, topic in chosen))].append(reader)
    items = {item.key: item for item in chain.from_iterable(new.values())}
    for found, who in groups.items():
        yield sorted((items[key] for key in found), key=attrgetter("when"), reverse=True), who


def _chosen(rhythm: str, topics: Iterable[str]) -> Iterator[tuple[int, str]]:
    rows = Subscription.objects.filter(
        rhythm=rhythm, topic__in=list(topics), subscriber__status=Status.CONFIRMED
    )
    return rows.order_by("subscriber_id").values_list("subscriber_id", "topic").iterator()


def in_batches(keys: Iterable[int]) -> Iterator[Subscriber]:
    """Those of them to whom we may still write, some at a time."""
    keys = iter(keys)
    while some := list(islice(keys, BATCH)):
        yield from readers().filter(pk__in=some).order_by("pk")

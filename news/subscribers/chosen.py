"""What somebody has chosen: topics, how often, and the same in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailTopic
from news.subscribers.models import Rhythm, Subscriber, Subscription

Chosen = Mapping[str, str]


class NothingChosen(ValueError):
    """Nobody gets mail about nothing: they choose a topic, or leave."""


def fitting(chosen: Chosen) -> dict[str, str]:
    """Without topics that are offered no more; a topic without news of its own has no rhythm."""
    offered = registry.topics()
    kept = {
        name: rhythm if offered[name].items and rhythm in Rhythm.values else Rhythm.AT_ONCE.value
        for name, rhythm in chosen.items()
        if name in offered
    }
    if not kept:
        raise NothingChosen("Choose at least one topic")
    return kept


def store(subscriber: Subscriber, chosen: Chosen, *, add: bool = False) -> dict[str, str]:
    """Keeps the choice, beside or in place of the one before; gives all that holds now.

    Topics that are not offered now are nobody's to change: they stay as they were.
    """
    chosen = fitting(chosen)
    if not add:
        others = registry.topics().keys() - chosen.keys()
        subscriber.subscriptions.filter(topic__in=others).delete()
    Subscription.objects.bulk_create(
        [Subscription(subscriber=subscriber, topic=t, rhythm=r) for t, r in chosen.items()],
        update_conflicts=True,
        unique_fields=["subscriber", "topic"],
        update_fields=["rhythm"],
    )
    return choice_of(subscriber)


def choice_of(subscriber: Subscriber) -> dict[str, str]:
    """{topic: rhythm} of what is still offered, in the order in which it is offered."""
    own = dict(subscriber.subscriptions.values_list("topic", "rhythm"))
    return {name: own[name] for name in registry.topics() if name in own}


def in_words(chosen: Chosen) -> str:
    """For the ledger and for people: "The newsletter; once a week: All news, Early diagnosis"."""
    plain, by_rhythm = _grouped(chosen)
    parts = [*plain, *(f"{rhythm}: {', '.join(titles)}" for rhythm, titles in by_rhythm.items())]
    return "; ".join(parts)


def lines(chosen: Chosen) -> list[str]:
    """The same, a line a topic: "All news, once a week"."""
    offered = registry.topics()
    return [
        f"{offered[name].title}, {_small(rhythm)}" if offered[name].items else offered[name].title
        for name, rhythm in chosen.items()
        if name in offered
    ]


def grouped(topics: Iterable[MailTopic]) -> dict[str, list[MailTopic]]:
    """By the heading they stand under; those without a heading first."""
    groups: dict[str, list[MailTopic]] = {"": []}
    for topic in topics:
        groups.setdefault(topic.group, []).append(topic)
    return {name: found for name, found in groups.items() if found}


def _grouped(chosen: Chosen) -> tuple[list[str], dict[str, list[str]]]:
    offered = registry.topics()
    plain: list[str] = []
    by_rhythm: dict[str, list[str]] = defaultdict(list)
    for name, rhythm in chosen.items():
        topic = offered.get(name)
        if topic is None:
            continue
        (by_rhythm[_small(rhythm)] if topic.items else plain).append(topic.title)
    return plain, by_rhythm


def _small(rhythm: str) -> str:
    label = str(Rhythm(rhythm).label)
    return label[0].lower() + label[1:]

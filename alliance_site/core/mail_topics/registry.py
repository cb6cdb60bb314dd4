"""The topics that people can get by email. Apps add theirs in `ready()`.

A topic is told apart by its `name` for ever: subscriptions are stored under it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain


@dataclass(frozen=True)
class MailItem:
    """One thing that a topic tells its readers. `address` is whole, with the host.

    `key` is the same whichever topic it comes from: nobody is told of it twice in one mail.
    `note` stands below its title, such as a date; without it, that is the day of `when`.
    """

    key: str
    kind: str
    title: str
    summary: str
    address: str
    when: datetime
    note: str = ""


@dataclass(frozen=True)
class MailTopic:
    """What people can ask for.

    `items` gives what is new from one moment on and before another, oldest first. A topic without
    it has nothing of its own to tell: staff write to its readers.
    """

    name: str
    title: str
    description: str = ""
    group: str = ""
    items: Callable[[datetime, datetime], Sequence[MailItem]] | None = None


Provider = Callable[[], Iterable[MailTopic]]
_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Adds what an app offers; asked anew each time, for topics may be rows that staff keep."""
    _providers[name] = provider


def unregister(name: str) -> None:
    _providers.pop(name, None)


def topics() -> dict[str, MailTopic]:
    """All that can be asked for now, by name, in the order in which apps offer it."""
    offered = chain.from_iterable(provider() for provider in _providers.values())
    return {topic.name: topic for topic in offered}

"""What an event must say before it is published. A draft may still lack it."""

from collections.abc import Iterator

from alliance_site.core.publishing.content import Content
from alliance_site.core.publishing.problems import Problem, Severity
from news.events.pages import EventPage


def check(content: Content) -> Iterator[Problem]:
    event = content.page
    if not isinstance(event, EventPage):
        return
    if not event.place_name and not event.is_online:
        yield _refusal("place_name", "Say where the event is, or that people can join online.")
    if event.is_online and not event.how_to_join:
        yield _refusal("how_to_join", "Say how people join online.")
    if event.is_cancelled and not event.cancelled_because:
        yield _refusal("cancelled_because", "Say in one sentence why the event is cancelled.")


def _refusal(field: str, message: str) -> Problem:
    return Problem(Severity.REFUSAL, message, field)

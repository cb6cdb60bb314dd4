"""What tests of the mails about news share."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alliance_site.core.outbox.models import OutgoingMail
from news.digests.services import tell_what_is_new
from news.models import NewsIndexPage, Subscriber
from news.subscribers.models import Rhythm
from tests import factories

LONDON = ZoneInfo("Europe/London")


def here(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type]


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    """Tuesday 24 November 2026; the site has just begun to send such mails."""
    with time_machine.travel(here(2026, 11, 24, 12), tick=False) as traveller:
        yield traveller


@pytest.fixture
def begun(noon: time_machine.Traveller, section: NewsIndexPage) -> time_machine.Traveller:
    tell_what_is_new()
    return noon


def reader(*topics: str, rhythm: str = Rhythm.AT_ONCE, number: int = 0) -> Subscriber:
    chosen = dict.fromkeys(topics, rhythm)
    made: Subscriber = factories.SubscriberFactory(
        email=f"reader{number}@example.org", topics=chosen
    )
    return made


def told() -> list[tuple[str, str]]:
    """To whom mails were queued, and about what, in the order of their making."""
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "subject"))

"""What tests of subscribers share: topics to choose from, and a browser without cookies."""

from collections.abc import Iterator

import pytest
from django.test import Client

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailTopic
from alliance_site.core.pages.home import HomePage

NEWSLETTER, NEWS, EARLY = "test.newsletter", "test.news", "test.early"
OFFERED = [
    MailTopic(NEWSLETTER, "The newsletter", "About once a month."),
    MailTopic(NEWS, "All news", items=lambda start, end: []),
    MailTopic(EARLY, "Early diagnosis", group="News of one programme", items=lambda s, e: []),
]


@pytest.fixture(autouse=True)
def offered(home: HomePage) -> Iterator[list[MailTopic]]:
    """Only these; a test may take one away or add one."""
    topics, others = list(OFFERED), dict(registry._providers)
    registry._providers.clear()
    registry.register("test", lambda: topics)
    yield topics
    registry._providers.clear()
    registry._providers.update(others)


@pytest.fixture
def reader() -> Client:
    """A browser without a token, as every reader's is."""
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})

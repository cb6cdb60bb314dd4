"""Apps offer topics; whoever asks learns what there is now."""

from collections.abc import Iterator

import pytest

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailTopic

# What apps offer may be rows of theirs.
pytestmark = pytest.mark.django_db


@pytest.fixture
def offered() -> Iterator[list[MailTopic]]:
    topics = [MailTopic("tests.one", "One"), MailTopic("tests.two", "Two")]
    registry.register("tests", lambda: topics)
    yield topics
    registry.unregister("tests")


def test_what_is_offered_is_asked_anew_each_time(offered: list[MailTopic]) -> None:
    names = [name for name in registry.topics() if name.startswith("tests.")]
    assert names == ["tests.one", "tests.two"]
    offered.pop()
    assert "tests.two" not in registry.topics()


def test_what_goes_is_offered_no_more(offered: list[MailTopic]) -> None:
    registry.unregister("tests")
    assert "tests.one" not in registry.topics()

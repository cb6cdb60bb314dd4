"""What people can ask for, and what each topic tells them."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction

from alliance_site.core.mail_topics.registry import MailItem, topics
from news.models import NewsIndexPage
from tests import factories
from tests.pages import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


def new(name: str, hours: int = 24) -> list[MailItem]:
    now = timezone.now()
    return list(topics()[name].items(now - timedelta(hours=hours), now + timedelta(seconds=1)))


def titles(name: str) -> list[str]:
    return [item.title for item in new(name)]


def test_each_topic_tells_its_own(section: NewsIndexPage) -> None:
    programme, topic = factories.ProgrammePageFactory(title="Early"), factories.TopicFactory()
    factories.news(section, title="Plain")
    factories.news(section, title="About both", topics=[topic], programmes=[programme])
    factories.EventPageFactory(title="Walk")
    assert titles("news.all") == ["Plain", "About both"]
    assert titles(f"news.topic.{topic.pk}") == ["About both"]
    assert titles(f"news.programme.{programme.pk}") == ["About both"]
    assert titles("news.events") == ["Walk"]


def test_a_name_stays_when_the_slug_changes(section: NewsIndexPage) -> None:
    programme, topic = factories.ProgrammePageFactory(title="Early"), factories.TopicFactory()
    before = set(topics())
    programme.slug = topic.slug = "other"
    programme.save()
    topic.save()
    assert set(topics()) == before


def test_what_nobody_may_see_is_not_told(section: NewsIndexPage) -> None:
    factories.NewsPageFactory(parent=section, title="Draft", live=False)
    private = factories.news(section, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    factories.news(section, title="Seen")
    assert titles("news.all") == ["Seen"]


def test_an_item_says_what_a_reader_must_know(section: NewsIndexPage) -> None:
    page = factories.news(section, title="Screening", is_example=True, slug="screening")
    (item,) = new("news.all")
    assert item.title == "Example: Screening"
    assert item.address == "http://testserver/news/screening/"
    assert (item.key, item.kind) == (str(page.translation_key), "News")
    starts = timezone.now() + timedelta(days=3)
    factories.EventPageFactory(title="Walk", starts_at=starts, is_example=True)
    (item,) = new("news.events")
    assert item.title == "Example: Walk"
    assert item.summary == "What Walk is about."
    assert item.note.endswith(", Example venue")


def test_old_news_that_is_brought_over_is_not_new(section: NewsIndexPage) -> None:
    today = timezone.localdate()
    factories.news(section, title="Years old", date=today - timedelta(days=900))
    factories.news(section, title="A week old", date=today - timedelta(days=7))
    assert titles("news.all") == ["A week old"]


def test_nobody_is_invited_to_what_is_over_or_cancelled(section: NewsIndexPage) -> None:
    factories.EventPageFactory(title="Off", is_cancelled=True)
    factories.EventPageFactory(title="Over", starts_at=timezone.now() - timedelta(days=1))
    assert titles("news.events") == []


def test_a_topic_that_is_gone_is_not_offered(section: NewsIndexPage) -> None:
    programme, topic = factories.ProgrammePageFactory(), factories.TopicFactory()
    factories.news(section, topics=[topic], programmes=[programme])
    topic.delete()
    programme.unpublish()
    assert set(topics()) >= {"news.all", "news.events"}
    assert not [name for name in topics() if name.startswith(("news.topic.", "news.programme."))]
    assert len(titles("news.all")) == 1


def test_ten_items_and_topics_cost_what_two_cost(section: NewsIndexPage) -> None:
    def fill(count: int) -> None:
        for _ in range(count):
            about = {
                "topics": [factories.TopicFactory()],
                "programmes": [factories.ProgrammePageFactory()],
            }
            factories.news(section, **about)
            factories.EventPageFactory()

    def read_all() -> int:
        now = timezone.now()
        ours = [topic for name, topic in topics().items() if name.startswith("news.")]
        found = [topic.items for topic in ours if topic.items]
        return sum(len(items(now - timedelta(hours=1), now)) for items in found)

    fill(2)
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        assert read_all() == 2 * 4
        with counted() as few:
            read_all()
    fill(8)
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False), counted() as many:
        assert read_all() == 10 * 4
    assert many.queries == few.queries == 6

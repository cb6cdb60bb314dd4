"""The topics of news and events that people can get by email.

Subscriptions are stored under their names, so the names must last. A slug can change: they hold
primary keys, and those are given once.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from django.apps import apps
from django.db.models import Manager
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailItem, MailTopic
from alliance_site.core.seo.head import absolute
from alliance_site.core.template_functions import day
from news.events.queries import coming
from news.queries import news_items
from news.topics import Topic
from programmes.queries import programme_cards

ALL_NEWS, EVENTS = "news.all", "news.events"
PROGRAMME, TOPIC = "news.programme.{}", "news.topic.{}"
# News that was this old when it was published came from elsewhere, and is news to nobody.
OLD = timedelta(days=31)

Names = set[str]
# What is new in a time, and the topics that tell it.
Found = Callable[[datetime, datetime], list[tuple[MailItem, Names]]]


def register() -> None:
    registry.register("news", offered)


def offered() -> Iterator[MailTopic]:
    """All news, what it is about, and events. What is new is read once for all of them."""
    news: Found = lru_cache(maxsize=1)(_new_news)
    events: Found = lru_cache(maxsize=1)(_new_events)
    yield _topic(ALL_NEWS, "All news", "All that we publish as news.", "News", news)
    for pk, title in programme_cards().values_list("pk", "title"):
        about = f"News about our programme “{title}”."
        yield _topic(PROGRAMME.format(pk), title, about, "News about one programme", news)
    for pk, name in Topic.objects.values_list("pk", "name"):
        about = f"News about “{name}”."
        yield _topic(TOPIC.format(pk), name, about, "News about one topic", news)
    yield _topic(EVENTS, "New events", "Events that you can come to or join.", "Events", events)


def _topic(name: str, title: str, about: str, group: str, found: Found) -> MailTopic:
    def items(since: datetime, before: datetime) -> Sequence[MailItem]:
        return [item for item, names in found(since, before) if name in names]

    return MailTopic(name, title, about, group, items)


def _new_news(since: datetime, before: datetime) -> list[tuple[MailItem, Names]]:
    """Three queries, however many items and topics there are."""
    items = news_items().filter(
        first_published_at__gte=since,
        first_published_at__lt=before,
        # It says no more than _is_old, but by an index.
        date__gte=timezone.localdate(since) - OLD,
    )
    pages = [page for page in _in_order(items) if not _is_old(page)]
    model = apps.get_model("news", "NewsPage")
    names = {page.pk: {ALL_NEWS} for page in pages}
    _add_names(names, TOPIC, model.topics.through.objects, "topic_id")
    _add_names(names, PROGRAMME, model.programmes.through.objects, "programmepage_id")
    return [(_item(page, day(page.date)), names[page.pk]) for page in pages]


def _in_order(pages: PageQuerySet) -> list[Page]:
    """The oldest first; a page that stands outside the site has no address to send people to."""
    return [page for page in pages.order_by("first_published_at", "pk") if page.url]


def _is_old(page: Page) -> bool:
    published = timezone.localdate(page.first_published_at)
    return bool(page.date < published - OLD)


def _add_names(names: dict[int, Names], pattern: str, chosen: Manager, column: str) -> None:
    rows = chosen.filter(newspage__in=list(names)).values_list("newspage_id", column)
    for page, key in rows:
        names[page].add(pattern.format(key))


def _new_events(since: datetime, before: datetime) -> list[tuple[MailItem, Names]]:
    """Those that people can still come to."""
    new = coming(before).filter(
        first_published_at__gte=since, first_published_at__lt=before, is_cancelled=False
    )
    return [(_item(page, _when_and_where(page)), {EVENTS}) for page in _in_order(new)]


def _when_and_where(event: Page) -> str:
    return ", ".join(filter(None, (event.when, event.where)))


def _item(page: Page, note: str) -> MailItem:
    return MailItem(
        key=str(page.translation_key),
        kind=page.kind,
        title=f"Example: {page.title}" if page.is_example else page.title,
        summary=page.search_description,
        address=absolute(page.url),
        when=page.first_published_at,
        note=note,
    )

"""Makes news, events, newsletters and subscribers for the tests."""

from datetime import datetime, timedelta
from typing import Any

import factory
from django.utils import timezone
from wagtail.models import Page

from news.models import (
    EventPage,
    EventsIndexPage,
    NewsIndexPage,
    NewsletterIndexPage,
    NewsletterIssuePage,
    NewsletterItem,
    NewsPage,
    Subscriber,
    Topic,
)
from news.subscribers.models import Status as SubscriberStatus
from tests.factories.core import PageFactory


class TopicFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")

    class Meta:
        model = Topic


class SubscriberFactory(factory.django.DjangoModelFactory):
    """Somebody who gets our mail; `topics` is {topic: rhythm}."""

    email = factory.Sequence(lambda n: f"reader{n}@example.org")
    status = SubscriberStatus.CONFIRMED
    confirmed_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Subscriber
        skip_postgeneration_save = True

    @factory.post_generation
    def topics(self, create: bool, chosen: dict[str, str] | None, **kwargs: Any) -> None:
        for topic, rhythm in (chosen or {}).items():
            self.subscriptions.create(topic=topic, rhythm=rhythm)


class NewsIndexPageFactory(PageFactory):
    title = "News"
    slug = "news"
    show_in_menus = True

    class Meta:
        model = NewsIndexPage


def published_now(page: Any) -> datetime | None:
    return timezone.now() if page.live else None


class NewsPageFactory(PageFactory):
    live = True
    first_published_at = factory.LazyAttribute(published_now)

    class Meta:
        model = NewsPage


class EventsIndexPageFactory(PageFactory):
    """The events below the news section, which is made where there is none."""

    _above = NewsIndexPageFactory
    title = "Events"
    slug = "events"

    class Meta:
        model = EventsIndexPage


class EventPageFactory(PageFactory):
    """An event next week, at a place; below the events, which are made where there are none."""

    _above = EventsIndexPageFactory
    title = factory.Sequence(lambda n: f"Event {n}")
    live = True
    first_published_at = factory.LazyAttribute(published_now)
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + timedelta(hours=2))
    place_name = "Example venue"

    class Meta:
        model = EventPage


def news(parent: Page, **fields: Any) -> NewsPage:
    """A news item with what it is found by, all stored."""
    found_by = {name: fields.pop(name, []) for name in ("topics", "programmes", "areas")}
    item = NewsPageFactory(parent=parent, **fields)
    for name, chosen in found_by.items():
        setattr(item, name, chosen)
    item.save()
    return item


class NewsletterIndexPageFactory(PageFactory):
    """The newsletter below the news section, which is made where there is none."""

    _above = NewsIndexPageFactory
    title = "Newsletter"
    slug = "newsletter"

    class Meta:
        model = NewsletterIndexPage


class NewsletterIssuePageFactory(PageFactory):
    class Meta:
        model = NewsletterIssuePage


def newsletter_issue(*items: Page, **fields: Any) -> NewsletterIssuePage:
    """A published issue that tells of these pages, or of one news item that is made for it."""
    index = NewsletterIndexPage.objects.first() or NewsletterIndexPageFactory()
    pages = items or (news(NewsIndexPage.objects.get()),)
    issue = NewsletterIssuePageFactory(parent=index, **fields)
    issue.items = [NewsletterItem(page=page, sort_order=at) for at, page in enumerate(pages)]
    issue.save()
    return issue

"""All models of the news app."""

from news.digests.models import Digest
from news.events.pages import EventPage, EventsIndexPage
from news.items.index import NewsIndexPage
from news.items.page import NewsPage, RelatedNews
from news.newsletter.models import Mailing
from news.newsletter.pages import NewsletterIndexPage, NewsletterIssuePage, NewsletterItem
from news.subscribers.models import (
    LeftAddress,
    Subscriber,
    SubscriberImport,
    Subscription,
    SubscriptionRequest,
)
from news.topics import Topic

__all__ = [
    "Digest",
    "EventPage",
    "EventsIndexPage",
    "LeftAddress",
    "Mailing",
    "NewsIndexPage",
    "NewsPage",
    "NewsletterIndexPage",
    "NewsletterIssuePage",
    "NewsletterItem",
    "RelatedNews",
    "Subscriber",
    "SubscriberImport",
    "Subscription",
    "SubscriptionRequest",
    "Topic",
]

"""All models of the news app."""

from news.events.pages import EventPage, EventsIndexPage
from news.items.index import NewsIndexPage
from news.items.page import NewsPage, RelatedNews
from news.topics import Topic

__all__ = ["EventPage", "EventsIndexPage", "NewsIndexPage", "NewsPage", "RelatedNews", "Topic"]

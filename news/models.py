"""All models of the news app."""

from news.items.index import NewsIndexPage
from news.items.page import NewsPage, RelatedNews
from news.topics import Topic

__all__ = ["NewsIndexPage", "NewsPage", "RelatedNews", "Topic"]

"""What the news app offers to templates of other apps' pages."""

from urllib.parse import urlencode

from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from wagtail.models import Page

from alliance_site.core.template_functions import address
from news.queries import latest_news, latest_news_of


@pass_context
def news_list_address(context: Context, item: Page, **chosen: str) -> str:
    """Where the list is that an item belongs to, such as all news of one programme."""
    section = address(context, item).removesuffix(f"{item.slug}/")
    return f"{section}?{urlencode(chosen)}" if chosen else section


class NewsExtension(Extension):
    """Adds `latest_news(count)`, `latest_news_of(programme)` and `news_list_address(item)`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(
            {
                "latest_news": latest_news,
                "latest_news_of": latest_news_of,
                "news_list_address": news_list_address,
            }
        )

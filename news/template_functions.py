"""What the news app offers to templates of other apps' pages."""

from jinja2 import Environment
from jinja2.ext import Extension

from news.queries import latest_news


class NewsExtension(Extension):
    """Adds `latest_news(count)`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals["latest_news"] = latest_news

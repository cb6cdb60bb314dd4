"""Published feedback among the results of the site's search."""

from django.http import HttpRequest
from django.utils.text import Truncator

from alliance_site.core.search import sources
from alliance_site.core.search.sources import SearchResult, SearchSource
from engagement.feedback.models import Feedback
from engagement.feedback.queries import published
from engagement.published.showing import public_rows, told

SHOWN = 200


def source() -> SearchSource:
    return SearchSource("feedback", Feedback, published, _result, public_rows)


def _result(row: Feedback, request: HttpRequest) -> SearchResult:
    item = told([row])[0]
    title = f"Example: {item.title}" if item.is_example else item.title
    summary = Truncator(item.text).chars(SHOWN)
    return SearchResult("What people told us", title, summary, item.address, item.month)


def register() -> None:
    sources.register(source())

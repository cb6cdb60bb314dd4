"""Commitments among the results of the site's search."""

from django.http import HttpRequest
from django.utils.text import Truncator

from alliance_site.core.search import sources
from alliance_site.core.search.sources import SearchResult, SearchSource
from engagement.commitments.models import Commitment
from engagement.commitments.queries import public, public_rows
from engagement.commitments.showing import shown

SHOWN = 200


def _result(row: Commitment, request: HttpRequest) -> SearchResult:
    (item,) = shown([row])
    title = f"Example: {item.title}" if item.is_example else item.title
    summary = Truncator(f"{item.stands}. {item.statement}").chars(SHOWN)
    return SearchResult("You said, we did", title, summary, item.address, item.month)


def register() -> None:
    sources.register(SearchSource("commitments", Commitment, public, _result, public_rows))

"""Consultations among the results of the site's search."""

from django.http import HttpRequest

from alliance_site.core.search import sources
from alliance_site.core.search.sources import SearchResult, SearchSource
from engagement.consultations.models import Consultation
from engagement.consultations.queries import standing


def register() -> None:
    sources.register(SearchSource("consultations", Consultation, standing, _result))


def _result(row: Consultation, request: HttpRequest) -> SearchResult:
    title = f"Example: {row.name}" if row.is_example else row.name
    return SearchResult(
        "Consultation", title, f"For {row.who_it_is_for}", row.address, row.state.label
    )

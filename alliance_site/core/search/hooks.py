"""Registers the words of the search with the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from alliance_site.core.search.admin import SearchSynonymViewSet


def register() -> None:
    register_snippet(SearchSynonymViewSet)

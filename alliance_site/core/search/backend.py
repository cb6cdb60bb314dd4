"""Wagtail's search in the database, with what staff type made harmless first.

An unbalanced quotation mark is an error of SQLite's search, and thousands of words are one of both
databases'. The public search has its own way (`service.py`) and does not come here.
"""

from typing import Any

from modelsearch.backends import database
from modelsearch.query import And, Or, Phrase, PlainText

from alliance_site.core.search.cleaning import read

Query = Any  # a text, or one of modelsearch's queries


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend of the database in use, cleaning each query; Wagtail looks for this name."""
    backend = database.SearchBackend(params)
    search = backend._search

    def cleaned_search(compiler: Any, query: Query, models: Any, **kwargs: Any) -> Any:
        return search(compiler, cleaned(query), models, **kwargs)

    backend._search = cleaned_search
    return backend


def cleaned(query: Query) -> Query:
    """The same query in words that every database can search for; "" where nothing is left."""
    if isinstance(query, str):
        return " ".join(read(query).words)
    if isinstance(query, PlainText):
        words = " ".join(read(query.query_string).words)
        return PlainText(words, operator=query.operator, boost=query.boost) if words else ""
    if isinstance(query, Phrase):
        words = " ".join(read(query.query_string).words)
        return Phrase(words) if words else ""
    if isinstance(query, (And, Or)):
        parts = [part for part in map(cleaned, query.subqueries) if part]
        return type(query)(parts) if parts else ""
    return query

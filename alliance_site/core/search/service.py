"""Answers a search: finds, falls back, suggests, and loads one page of results."""

import logging
from dataclasses import dataclass, field

from django.core.paginator import Page as Listing
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.http import HttpRequest

from alliance_site.core.search import spelling, synonyms
from alliance_site.core.search.cleaning import Typed, read
from alliance_site.core.search.highlight import Highlighter
from alliance_site.core.search.query import build
from alliance_site.core.search.ranking import Ground, Places, ground_of, ranked, stands
from alliance_site.core.search.sources import SearchResult, SearchSource, registered

logger = logging.getLogger(__name__)

RESULTS_PER_PAGE = 10
LAST_PAGE_ASKED = 100_000


@dataclass(frozen=True)
class Answer:
    """What the page of results shows.

    `any_word`: nothing had all the words, so these have some of them. `suggestion`: a better
    spelling, under which something is found.
    """

    typed: Typed
    results: list[SearchResult] = field(default_factory=list)
    listing: Listing | None = None
    any_word: bool = False
    suggestion: str = ""
    failed: bool = False
    highlight: Highlighter = field(default_factory=lambda: Highlighter([]))

    @property
    def total(self) -> int:
        return self.listing.paginator.count if self.listing else 0


def answer(raw: str, page: str, request: HttpRequest) -> Answer:
    """Answers whatever was typed; where the database fails, the answer says so."""
    typed = read(raw)
    if not typed.parts:
        return Answer(typed)
    try:
        return _found(typed, page_number(page), request)
    except DatabaseError:
        logger.exception("A search failed in the database.")
        return Answer(typed, failed=True)


def page_number(raw: str) -> int:
    """The page somebody asked for; the first where that is no number."""
    raw = raw.strip()
    if not (raw.isascii() and raw.isdigit()):
        return 1
    # A number that is too long for the database is still only "far too high".
    return max(1, min(int(raw[:9]), LAST_PAGE_ASKED))


def _found(typed: Typed, number: int, request: HttpRequest) -> Answer:
    sources = registered()
    ground = ground_of(sources)
    meanings = synonyms.load()
    query = build(typed, meanings)
    places = ranked(query, ground, number, RESULTS_PER_PAGE)
    suggestion = ""
    if not places.total:
        suggestion = _suggestion(typed, meanings, ground)
        if len(query.groups) > 1:
            query = query.for_any_word()
            places = ranked(query, ground, number, RESULTS_PER_PAGE)
    return Answer(
        typed=typed,
        results=_results(places, sources, request),
        listing=Paginator(range(places.total), RESULTS_PER_PAGE).get_page(number),
        any_word=query.any_word,
        suggestion=suggestion,
        highlight=Highlighter(query.forms),
    )


def _suggestion(typed: Typed, meanings: synonyms.Synonyms, ground: Ground) -> str:
    better = spelling.corrected(typed, meanings)
    if better is None:
        return ""
    retyped, words = better
    return retyped.text if stands(build(retyped, meanings, exact=words), ground) else ""


def _results(
    places: Places, sources: list[SearchSource], request: HttpRequest
) -> list[SearchResult]:
    """Loads the rows of each source at once, then puts them back in order."""
    rows = {
        number: source.load([key for of_source, key in places.keys if of_source == number])
        for number, source in enumerate(sources)
        if any(of_source == number for of_source, _ in places.keys)
    }
    found = (
        sources[number].result(rows[number][key], request)
        for number, key in places.keys
        if key in rows[number]
    )
    return [result for result in found if result is not None]

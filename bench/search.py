"""The search of 10,000 pages, ours and plain Wagtail's, on both databases.

The limit: a word that stands on every page is answered in under 100 ms, the best results first.
"""

import sys
from collections.abc import Callable

from bench.tools.databases import on_each
from bench.tools.timing import Measured, heading, line, measure

PAGES = 10_000
PAGES_QUICK = 2_000
LIMIT = 100.0
ON_A_PAGE = 10


def run(quick: bool = False) -> bool:
    """Measures on each database. True where the limit is kept."""
    return on_each("bench.search", PAGES_QUICK if quick else PAGES)


def _measure_here(count: int) -> bool:
    from django.core.management import call_command
    from django.db import connection

    from alliance_site.core.search import vocabulary
    from bench.tools.pages import COMMON, RARE, make_pages

    print(f"\nMaking {count:,} pages in {connection.display_name} …", flush=True)
    call_command("migrate", verbosity=0)
    make_pages(count)
    vocabulary.rebuild()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    version = ".".join(map(str, connection.get_database_version()))
    title = f"Search, {count:,} pages, {connection.display_name} {version} (medians)"
    heading(title, ("ours", "plain Wagtail", "ratio"))
    common = _compare("a word on every page", COMMON)
    _compare("a rare word", RARE)
    line("two words, one on every page", measure(lambda: _ours(f"{COMMON} screening")))
    line("a word on every page, the last results", measure(lambda: _ours(COMMON, 10**6)))
    line("sixteen frequent words", measure(lambda: _ours(_frequent_words())))
    line("a misspelt word", measure(lambda: _ours("screaning")))
    page = measure(_request(COMMON))
    line("a word on every page, the whole web page", page)
    _check_order(COMMON)
    kept = max(common.median, page.median) < LIMIT
    print(f"\n  Under {LIMIT:.0f} ms: {'yes' if kept else 'NO'}", flush=True)
    return kept


def _compare(what: str, query: str) -> Measured:
    ours, plain = measure(lambda: _ours(query)), measure(lambda: _plain(query))
    line(what, ours, plain, f"({ours.result:,} and {plain.result:,} results)")
    return ours


def _ours(query: str, page: int = 1) -> int:
    """The answer with its ten results as the view gets it, without drawing the page."""
    from django.test import RequestFactory

    from alliance_site.core.search.service import answer

    return answer(query, str(page), RequestFactory().get("/search/")).total


def _plain(query: str) -> int:
    """What a search view of a plain Wagtail site does: count, then one page of results."""
    from wagtail.models import Page

    results = Page.objects.live().public().search(query)
    total = results.count()
    assert len(list(results[:ON_A_PAGE])) == min(ON_A_PAGE, total)
    return total


def _request(query: str) -> Callable[[], object]:
    from django.test import Client

    client = Client()
    return lambda: client.get("/search/", {"q": query})


def _frequent_words() -> str:
    from bench.tools.pages import HEALTH

    return " ".join(HEALTH.split()[:16])


def _check_order(query: str) -> None:
    """The best results are those with the word in the title."""
    from django.test import RequestFactory

    from alliance_site.core.search.service import answer

    found = answer(query, "1", RequestFactory().get("/search/"))
    assert all(query in result.title.lower() for result in found.results), "titles come first"


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(0 if _measure_here(int(sys.argv[1])) else 1)

"""The list of 10,000 news items: its last page beside its first.

The limit: the last page is not slower than the first by more than a half.
"""

import sys
from collections.abc import Callable

from bench.tools.processes import on_each_database
from bench.tools.timing import heading, line, measure

ITEMS, ITEMS_QUICK = 10_000, 2_000
SLOWER = 1.5


def run(quick: bool = False) -> bool:
    """On each database. True where the limit is kept."""
    return on_each_database("bench.news_list", ITEMS_QUICK if quick else ITEMS)


def _measure_here(count: int) -> bool:
    from django.core.management import call_command
    from django.db import connection

    from bench.tools.pages import make_news
    from tests import factories

    print(f"\nMaking {count:,} news items in {connection.display_name} …", flush=True)
    call_command("migrate", verbosity=0)
    make_news(factories.NewsIndexPageFactory(), count)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    heading(f"The list of {count:,} news items, {connection.display_name} (medians)", ("time",))
    _page("1")()  # templates are compiled now: what takes long is measured once only
    first, last = measure(_page("1")), measure(_page("999999"))
    line("the first page", first)
    line("the last page", last)
    ratio = last.median / first.median
    print(f"\n  Last beside first ({ratio:.2f} x): {'yes' if ratio < SLOWER else 'NO'}", flush=True)
    return ratio < SLOWER


def _page(number: str) -> Callable[[], object]:
    from django.test import Client

    client = Client()
    return lambda: client.get("/news/", {"page": number})


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(0 if _measure_here(int(sys.argv[1])) else 1)

"""One statement that finds, hides what is not public, counts and sorts.

The databases differ in how words are matched and weighed: each gives a table `hits` with one row
for each match (kind, pk, in_title, score). What follows is the same for both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F

from alliance_site.core.search import postgres, sqlite
from alliance_site.core.search.query import Query
from alliance_site.core.search.sources import SearchSource, content_types

# The statements are put together of our own parts (hence noqa: S608): names of tables and columns,
# and marks for parameters. Whatever was typed is bound as a parameter, in all three modules.
ORDER = " ORDER BY in_title DESC, score DESC, pk DESC, source"


@dataclass(frozen=True)
class Ground:
    """Where to look, for all questions of one request: what anybody may see of each source.

    `seen` selects the hits that are public; `kinds` are the types of all sources in the index.
    """

    seen: str
    params: list[Any]
    kinds: list[int]


@dataclass(frozen=True)
class Places:
    """The keys of one page of results as (number of the source, key), and how many there are."""

    keys: list[tuple[int, int]]
    total: int


def ground_of(sources: Sequence[SearchSource]) -> Ground:
    kinds = content_types(sources)
    arms: list[str] = []
    params: list[Any] = []
    for number, (source, group) in enumerate(zip(sources, kinds, strict=True)):
        try:
            visible, its_params = (
                source.visible().order_by().values(found=F("pk")).query.sql_with_params()
            )
        except EmptyResultSet:
            continue
        arms.append(
            f"SELECT {number} AS source, pk, in_title, score FROM hits JOIN ({visible}) visible "  # noqa: S608
            f"ON visible.found = hits.pk WHERE hits.kind IN ({', '.join(['%s'] * len(group))})"
        )
        params += [*its_params, *group]
    nothing = "SELECT 0 AS source, pk, in_title, score FROM hits WHERE 1 = 0"
    seen = " UNION ALL ".join(arms) or nothing
    return Ground(seen, params, [kind for group in kinds for kind in group])


def ranked(query: Query, ground: Ground, page: int, on_a_page: int) -> Places:
    """One page of the best matches that anybody may see, and how many there are, at one query.

    Where there are not so many pages it is the last one.
    """
    statement, params = _statement(query, ground, weighed=True)
    start = (page - 1) * on_a_page
    sql = (
        f"{statement}, counted AS (SELECT COUNT(*) AS total FROM seen) "  # noqa: S608
        f"SELECT source, pk, (SELECT total FROM counted) FROM seen{ORDER} LIMIT %s OFFSET "
        "(SELECT CASE WHEN total > %s THEN %s ELSE (total - 1) / %s * %s END FROM counted)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, on_a_page, start, start, on_a_page, on_a_page])
        rows = cursor.fetchall()
    return Places([(row[0], row[1]) for row in rows], rows[0][2] if rows else 0)


def stands(query: Query, ground: Ground) -> bool:
    """Whether anything that anybody may see matches; stops at the first match."""
    statement, params = _statement(query, ground, weighed=False)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} SELECT 1 FROM seen LIMIT 1", params)  # noqa: S608
        return cursor.fetchone() is not None


def _statement(query: Query, ground: Ground, weighed: bool) -> tuple[str, list[Any]]:
    database = postgres if connection.vendor == "postgresql" else sqlite
    hits, params = database.hits(query, ground.kinds, weighed)
    return f"WITH {hits}, seen AS ({ground.seen})", [*params, *ground.params]

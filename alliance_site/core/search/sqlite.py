"""Matches and weighs with SQLite's full-text table, which Wagtail's index keeps.

django-modelsearch runs the match again for every row it sorts, which takes half a minute for a
common word on 10,000 pages. Here it runs once (and once more for the titles): CROSS JOIN is how
SQLite is told to start with the match, whatever it thinks of the sizes of the tables.
"""

from collections.abc import Sequence
from typing import Any

from wagtail.search.models import IndexEntry

from alliance_site.core.search.query import AnyOf, Query, Words
from alliance_site.core.search.words import Forms, forms_of

ENTRIES = IndexEntry._meta.db_table
TABLE = f"{ENTRIES}_fts"
# In the order of the table's columns: autocomplete, body, title.
WEIGHTS = "0.0, 1.0, 8.0"


def hits(query: Query, kinds: Sequence[int], weighed: bool = True) -> tuple[str, list[Any]]:
    """The table of matches; a word in the title counts before any number in the body."""
    match = expression(query)
    everywhere = f"{{title}} : ({match})" if query.titles_only else f"{{title body}} : ({match})"
    params: list[Any] = []
    in_title = score = "0"
    if weighed:
        score = f"-bm25({TABLE}, {WEIGHTS})"  # bm25() is smaller for a better match
    if weighed and not query.any_word:
        in_title = f"{TABLE}.rowid IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)"  # noqa: S608
        params.append(f"{{title}} : ({match})")
    marks = ", ".join(["%s"] * len(kinds))
    # A word says more in a short title than in a long one.
    return (
        "hits AS MATERIALIZED (SELECT kind, pk, in_title, "  # noqa: S608
        "score * CASE WHEN in_title THEN title_norm ELSE 1 END AS score FROM ("
        "SELECT entry.content_type_id AS kind, CAST(entry.object_id AS integer) AS pk, "
        f"entry.title_norm AS title_norm, {in_title} AS in_title, {score} AS score "
        f"FROM {TABLE} CROSS JOIN {ENTRIES} entry ON entry.id = {TABLE}.rowid "
        f"WHERE {TABLE} MATCH %s AND entry.content_type_id IN ({marks})))",
        [*params, everywhere, *kinds],
    )


def expression(query: Query) -> str:
    """The query in FTS5's language, every word in quotes."""
    groups = (_group(group, query) for group in query.groups)
    return (" OR " if query.any_word else " AND ").join(f"({group})" for group in groups)


def _group(group: AnyOf, query: Query) -> str:
    return " OR ".join(f"({_words(option, query)})" for option in group.options)


def _words(option: Words, query: Query) -> str:
    if option.phrase:
        return _quoted(" ".join(option.words))
    words = option.words if query.titles_only else option.telling
    forms = (Forms(word) if word in query.exact else forms_of(word) for word in words)
    return " AND ".join(f"({_forms(form)})" for form in forms)


def _forms(forms: Forms) -> str:
    """The word as typed counts twice where it stands, so it comes before its other forms."""
    parts = [_quoted(forms.word), *map(_quoted, sorted(forms.others))]
    if forms.prefix:
        parts.append(f"{_quoted(forms.prefix)} *")
    return " OR ".join(parts)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'

"""Matches and weighs with PostgreSQL's text search, on the vectors that Wagtail's index keeps.

The search stands in a table of its own (`typed`), so that the planner cannot see how common a
word is: knowing that it stands on every page, it would read every page in place of the index.
"""

from collections.abc import Sequence
from typing import Any

from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from alliance_site.core.search.query import AnyOf, Query, Words

ENTRIES = IndexEntry._meta.db_table
TITLE_WEIGHT = 4


def hits(query: Query, kinds: Sequence[int], weighed: bool = True) -> tuple[str, list[Any]]:
    """The table of matches; a word in the title counts before any number in the body."""
    config = "simple" if query.titles_only else get_search_backend().config
    groups = [_group(group, query, config) for group in query.groups]
    wanted, wanted_params = _joined(groups, query.any_word)
    # Weighed by any of the words: PostgreSQL weighs "all of them" by how near they stand to each
    # other, which takes seconds for sixteen common words.
    weighing, weighing_params = _joined(groups, any_of=True)
    vector = "entry.autocomplete" if query.titles_only else "(entry.title || entry.body)"
    spelled, spelled_params = _spelled(query)
    marks = ", ".join(["%s"] * len(kinds))
    return (
        f"typed AS MATERIALIZED (SELECT {wanted} AS wanted, {weighing} AS weighing), "  # noqa: S608
        f"hits AS {'' if weighed else 'NOT '}MATERIALIZED ("
        f"SELECT entry.content_type_id AS kind, CAST(entry.object_id AS bigint) AS pk, "
        f"{_in_title(query, weighed)} AS in_title, {_score(weighed)} AS score "
        f"FROM {ENTRIES} entry, typed WHERE {vector} @@ typed.wanted "
        f"AND entry.content_type_id IN ({marks}){spelled})",
        [*wanted_params, *weighing_params, *kinds, *spelled_params],
    )


def _in_title(query: Query, weighed: bool) -> str:
    if query.any_word or query.titles_only or not weighed:
        return "0"
    return "CAST(entry.title @@ typed.wanted AS integer)"


def _score(weighed: bool) -> str:
    if not weighed:
        return "0"
    title = f"{TITLE_WEIGHT} * entry.title_norm * ts_rank(entry.title, typed.weighing)"
    return f"{title} + ts_rank(entry.body, typed.weighing)"


def _spelled(query: Query) -> tuple[str, list[str]]:
    """Stems hide the spelling: a word that must be exact is looked for in the text as well."""
    words = [
        word
        for group in query.groups
        if len(group.options) == 1
        for word in group.typed.words
        if word in query.exact and word.isalpha()
    ]
    text = "(entry.title_text || ' ' || entry.body_text)"
    return f" AND {text} ~* %s" * len(words), [rf"\m{word}\M" for word in words]


def _group(group: AnyOf, query: Query, config: str | None) -> tuple[str, list[str]]:
    return _joined([_words(option, query, config) for option in group.options], any_of=True)


def _words(option: Words, query: Query, config: str | None) -> tuple[str, list[str]]:
    if option.phrase:
        return _call("phraseto_tsquery", config, " ".join(option.words))
    words = option.words if query.titles_only else option.telling
    return _joined([_word(word, config) for word in words], any_of=False)


def _word(word: str, config: str | None) -> tuple[str, list[str]]:
    """A word with signs inside ("follow-up") is looked for whole and in its parts."""
    whole = _call("plainto_tsquery", config, word)
    in_parts = "".join(sign if sign.isalnum() else " " for sign in word)
    if in_parts == word:
        return whole
    return _joined([whole, _call("plainto_tsquery", config, in_parts)], any_of=True)


def _call(function: str, config: str | None, text: str) -> tuple[str, list[str]]:
    if config:
        return f"{function}(CAST(%s AS regconfig), %s)", [config, text]
    return f"{function}(%s)", [text]


def _joined(parts: list[tuple[str, list[str]]], any_of: bool) -> tuple[str, list[str]]:
    sql = (" || " if any_of else " && ").join(sql for sql, _ in parts)
    return f"({sql})", [param for _, params in parts for param in params]

"""Finds the known words that a misspelt search may have meant."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Length

from alliance_site.core.search.cleaning import Typed
from alliance_site.core.search.models import SearchWord
from alliance_site.core.search.synonyms import Synonyms
from alliance_site.core.search.words import STOP_WORDS

# Shorter words have too many neighbours; more than so many misspelt words are no spelling mistake.
SHORTEST = 4
MOST_WORDS = 6
CLOSE_ENOUGH = 0.75
CANDIDATES = 12

TRIGRAM_SQL = """
    SELECT near.word FROM unnest(%s) AS typed(word) CROSS JOIN LATERAL (
        SELECT known.word FROM core_searchword known WHERE known.word %% typed.word
        ORDER BY similarity(known.word, typed.word) DESC, known.word LIMIT %s
    ) near
"""


def corrected(typed: Typed, synonyms: Synonyms) -> tuple[Typed, frozenset[str]] | None:
    """The search with its unknown words put right, and the words that were put in.

    Nothing where every word is known, or where no known word is close.
    """
    known = {*synonyms.words, *STOP_WORDS}
    doubtful = [
        word
        for word in dict.fromkeys(typed.words)
        if word not in known and len(word) >= SHORTEST and word.isalpha()
    ]
    if not doubtful or len(doubtful) > MOST_WORDS:
        return None
    candidates = {*_candidates(doubtful), *known}
    better = {
        word: near[0]
        for word in doubtful
        if word not in candidates
        and (near := get_close_matches(word, candidates - STOP_WORDS, n=1, cutoff=CLOSE_ENOUGH))
    }
    if not better:
        return None
    parts = tuple(tuple(better.get(word, word) for word in part) for part in typed.parts)
    return replace(typed, text=_text(parts), parts=parts), frozenset(better.values())


def _text(parts: Iterable[tuple[str, ...]]) -> str:
    texts = (" ".join(part) for part in parts)
    return " ".join(f'"{text}"' if " " in text else text for text in texts)


def _candidates(words: Sequence[str]) -> list[str]:
    """Known words that are at all like one of these; with them a word itself, where it is known."""
    if connection.vendor == "postgresql" and _has_trigrams(connection.settings_dict["NAME"]):
        with connection.cursor() as cursor:
            cursor.execute(TRIGRAM_SQL, [list(words), CANDIDATES])
            return [row[0] for row in cursor.fetchall()]
    return _candidates_by_shape(words)


def _candidates_by_shape(words: Sequence[str]) -> list[str]:
    """Of about the same length, and with the same beginning or end."""
    alike = Q()
    for word in words:
        lengths = Q(length__range=(len(word) - 2, len(word) + 2))
        alike |= lengths & (Q(word__startswith=word[0]) | Q(word__endswith=word[-2:]))
    known = SearchWord.objects.annotate(length=Length("word"))
    return list(known.filter(alike).values_list("word", flat=True))


@cache
def _has_trigrams(database: str) -> bool:
    """Asked once for each database: a role may not be allowed to add the extension."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None

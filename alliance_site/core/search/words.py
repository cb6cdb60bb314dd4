"""The forms of an English word, as far as a search needs them.

PostgreSQL knows English endings itself. SQLite does not, and neither does the marking of words
on the page of results: both use the light rules here.
"""

import re
import unicodedata
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
SHORTEST_WORD = 3
# Cut from the end of a word, the first that leaves at least so many letters.
ENDINGS = {"ings": 3, "ing": 3, "edly": 4, "ed": 3, "es": 5, "is": 5, "s": 3, "y": 5, "e": 5}
KEPT = re.compile(r"(ss|us|[aeiou]y)$|^[^aeiouy]+(ing|ed)$")
# A last consonant is doubled after one short vowel: plan, planned.
CLOSED = re.compile(r"[^aeiou][aeiou][bdfgmnprt]$")
DOUBLED = re.compile(r"([bdfgmnprt])\1$")
# From this length on, a stem stands for all words that begin with it. A shorter one would take
# in strangers (care: career, cargo), so its forms are spelled out.
SHORTEST_PREFIX = 5

# Words that stand everywhere and so say nothing about what somebody looks for.
EVERYWHERE = """
a about above after again all am an and any are as at be because been before being below between
both but by can did do does doing down during each few for from further had has have having he her
here hers herself him himself his how i if in into is it its itself just me more most my myself no
nor not now of off on once only or other our ours ourselves out over own same she should so some
such than that the their theirs them themselves then there these they this those through to too
under until up us very was we were what when where which while who whom why will with you your
yours yourself yourselves
"""
STOP_WORDS = frozenset(EVERYWHERE.split())


@dataclass(frozen=True)
class Forms:
    """A word as typed, and the other words that count as the same."""

    word: str
    prefix: str = ""
    others: frozenset[str] = frozenset()

    def match(self, other: str) -> bool:
        if other == self.word or other in self.others:
            return True
        return bool(self.prefix) and other.startswith(self.prefix)


def forms_of(word: str) -> Forms:
    """The forms of one word in small letters; a word with digits or signs has no others."""
    if word in STOP_WORDS or len(word) < SHORTEST_WORD or not word.isalpha():
        return Forms(word)
    stem = _stem(word)
    prefix = stem if len(stem) >= SHORTEST_PREFIX else ""
    spelled = _inflected(stem)
    if stem != word and word.endswith(("ing", "ings", "ed")):
        spelled += _inflected(f"{stem}e")
    others = {form for form in spelled if not (prefix and form.startswith(prefix))}
    return Forms(word, prefix, frozenset(others - {word}))


def _stem(word: str) -> str:
    if len(singular := word.removesuffix("ies")) >= SHORTEST_WORD and singular != word:
        word = f"{singular}y"
    for ending, least in ENDINGS.items():
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= least and not KEPT.search(word):
            return DOUBLED.sub(r"\1", rest) if ending in ("ing", "ings", "ed") else rest
    return word


def _inflected(stem: str) -> list[str]:
    if stem.endswith("e"):
        return [stem, f"{stem}s", f"{stem}d", f"{stem[:-1]}ing"]
    if stem.endswith("y"):
        return [stem, f"{stem}s", f"{stem[:-1]}ies"]
    last = stem[-1] if CLOSED.search(stem) else ""
    return [stem, f"{stem}s", f"{stem}{last}ed", f"{stem}{last}ing"]


def folded(text: str) -> str:
    """In small letters and without accents, the way SQLite's index keeps its words."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in parts if not unicodedata.combining(character))

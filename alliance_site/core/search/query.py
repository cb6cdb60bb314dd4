"""A search as a small tree of words, which each database turns into its own language.

Nothing that somebody typed is ever read as an operator: the tree is built from bare words, and
each word reaches the database as a quoted or bound value.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alliance_site.core.search.cleaning import Typed
from alliance_site.core.search.synonyms import Synonyms
from alliance_site.core.search.words import STOP_WORDS, Forms, forms_of


@dataclass(frozen=True)
class Words:
    """Words that must all be there; as a phrase, in this order and next to each other."""

    words: tuple[str, ...]
    phrase: bool = False

    @property
    def telling(self) -> tuple[str, ...]:
        """Without the words that stand everywhere, unless nothing else is left."""
        return tuple(word for word in self.words if word not in STOP_WORDS) or self.words


@dataclass(frozen=True)
class AnyOf:
    """What was typed, or any of the things it means."""

    options: tuple[Words, ...]

    @property
    def typed(self) -> Words:
        return self.options[0]


@dataclass(frozen=True)
class Query:
    """What to look for.

    `titles_only`: nothing but words that stand everywhere ("what we do"), so only titles are
    looked at. `exact`: words that count in this one form alone.
    """

    groups: tuple[AnyOf, ...] = ()
    titles_only: bool = False
    any_word: bool = False
    exact: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.groups)

    def for_any_word(self) -> "Query":
        return replace(self, any_word=True)

    @property
    def forms(self) -> list[Forms]:
        """The forms of all words, to mark them where they stand."""
        words = dict.fromkeys(self._all_words())
        return [Forms(word) if word in self.exact else forms_of(word) for word in words]

    def _all_words(self) -> Iterator[str]:
        for group in self.groups:
            for option in group.options:
                yield from option.words if self.titles_only else option.telling


def build(typed: Typed, synonyms: Synonyms, exact: frozenset[str] = frozenset()) -> Query:
    """Every part that was typed must be found, as it is or as what it means."""
    groups: list[AnyOf] = []
    run: list[str] = []
    for part, is_phrase in [*((part, len(part) > 1) for part in typed.parts), ((), True)]:
        if not is_phrase:
            run.extend(part)
            continue
        groups.extend(_groups(run, synonyms))
        run = []
        if part:
            groups.append(AnyOf((Words(part, phrase=True),)))
    telling = [group for group in groups if not _says_nothing(group)]
    return Query(tuple(telling or groups), titles_only=not telling, exact=exact)


def _groups(words: list[str], synonyms: Synonyms) -> Iterator[AnyOf]:
    """One group a word, or a group for several words that have a meaning together."""
    at = 0
    while at < len(words):
        count, meanings = synonyms.longest_at(words, at)
        options = [Words(tuple(words[at : at + count])), *(Words(m) for m in meanings)]
        yield AnyOf(tuple(options))
        at += count


def _says_nothing(group: AnyOf) -> bool:
    return len(group.options) == 1 and all(word in STOP_WORDS for word in group.typed.words)

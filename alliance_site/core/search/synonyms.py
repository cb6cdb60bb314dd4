"""Reads the words that staff have given a second meaning, with one query."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from alliance_site.core.search.cleaning import read
from alliance_site.core.search.models import SearchSynonym
from alliance_site.core.search.words import Forms, forms_of

Phrase = tuple[str, ...]


@dataclass
class Synonyms:
    """What people type, in words, and what it means."""

    entries: list[tuple[list[Forms], list[Phrase]]] = field(default_factory=list)

    @property
    def words(self) -> Iterator[str]:
        """The words people type for something else: they are spelt right, wherever they stand."""
        for forms, _ in self.entries:
            yield from (form.word for form in forms)

    def longest_at(self, words: Sequence[str], at: int) -> tuple[int, list[Phrase]]:
        """How many of the words from here on have a meaning together, and which meanings.

        Without an entry it is the one word, with no other meaning.
        """
        found: dict[int, list[Phrase]] = defaultdict(list)
        for forms, meanings in self.entries:
            here = words[at : at + len(forms)]
            if len(here) == len(forms) and all(
                form.match(word) for form, word in zip(forms, here, strict=True)
            ):
                found[len(forms)] += meanings
        longest = max(found, default=1)
        return longest, list(dict.fromkeys(found[longest]))


def load() -> Synonyms:
    """All entries, at one query."""
    entries = []
    for synonym in SearchSynonym.objects.only("term", "means"):
        term = [forms_of(word) for word in read(synonym.term).words]
        meanings = [words for line in synonym.meanings if (words := read(line).words)]
        if term and meanings:
            entries.append((term, meanings))
    return Synonyms(entries)

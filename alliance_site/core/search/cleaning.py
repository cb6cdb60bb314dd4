"""Makes what anybody may type into a search box harmless, and says what was left out."""

import re
import unicodedata
from dataclasses import dataclass

MAX_CHARACTERS = 200
MAX_WORDS = 16
# Normalising costs time by the character, so nobody may ask for it by the megabyte.
READ_AT_ALL = 2000

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
# A phrase in a pair of quotes, or one word. A quote without its partner counts as a space.
PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True)
class Typed:
    """A cleaned search: its parts are single words, or the words of a phrase in quotes."""

    text: str = ""
    parts: tuple[tuple[str, ...], ...] = ()
    was_cut: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for part in self.parts for word in part)


def read(raw: str) -> Typed:
    """Cleans a search and divides it into words and quoted phrases."""
    text = " ".join(_visible(raw[:READ_AT_ALL]).split())
    was_cut = len(raw) > READ_AT_ALL or len(text) > MAX_CHARACTERS
    if len(text) > MAX_CHARACTERS:
        text = _whole_words(text)
    parts: list[tuple[str, ...]] = []
    room = MAX_WORDS
    for match in PARTS.finditer(text.translate(QUOTES)):
        words = [word for word in map(_bare, (match[1] or match[2] or "").split()) if word]
        was_cut = was_cut or len(words) > room
        if words[:room]:
            parts.append(tuple(words[:room]))
        room -= len(words[:room])
    return Typed(text, tuple(parts), was_cut)


def _visible(text: str) -> str:
    """Without control characters, and without marks that turn or hide the text around them."""
    text = unicodedata.normalize("NFC", text)
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category == "Cc" or category in ("Zl", "Zp"):
            kept.append(" ")
        elif category not in ("Cf", "Cs", "Co", "Cn"):
            kept.append(character)
    return "".join(kept)


def _whole_words(text: str) -> str:
    """The beginning of a text that is too long, up to the last whole word."""
    start = text[:MAX_CHARACTERS]
    if text[MAX_CHARACTERS].isspace() or " " not in start:
        return start.strip()
    return start.rsplit(" ", 1)[0]


def _bare(word: str) -> str:
    """A word in small letters, without the punctuation around it and without a final 's."""
    while word and not _is_letter(word[0]):
        word = word[1:]
    while word and not (_is_letter(word[-1]) or unicodedata.category(word[-1])[0] == "M"):
        word = word[:-1]
    return word.lower().removesuffix("'s")


def _is_letter(character: str) -> bool:
    return character.isalnum()

"""Warnings about words: long sentences, hard reading, no summary. Nothing is refused for them.

The reading level is the one that Wagtail shows in the editor (LIX: the length of sentences and
the share of words over six letters), with the same limit for "Complex".
"""

import re
from collections.abc import Iterator

from wagtail import blocks

from alliance_site.core.publishing.content import Content, Piece
from alliance_site.core.publishing.problems import Problem, Severity

LONGEST_SENTENCE = 25
COMPLEX = 45
FEWEST_WORDS = 10
LONG_WORD = 6
TEXT_PARTS = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6"]
END_OF_SENTENCE = re.compile(r"(?<=[.!?])[\s”’\"')]+")
WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


def check(content: Content) -> Iterator[Problem]:
    if not (content.page.search_description or "").strip():
        yield _warning(
            "This page has no summary. Write one or two short sentences: they stand in lists and "
            "in search results.",
            "search_description",
        )
    every: list[str] = []
    for piece in content.pieces:
        sentences = list(_sentences(piece))
        every += sentences
        for sentence in sentences:
            if (count := len(WORD.findall(sentence))) > LONGEST_SENTENCE:
                yield _warning(_long(sentence, count), piece.field, piece)
    if reading_level(every) >= COMPLEX:
        yield _warning("This page is hard to read. Use shorter sentences and shorter words.")


def reading_level(sentences: list[str]) -> float:
    """LIX: below 35 is good, below 45 is fair; 0 where there is too little to judge."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if len(words) < FEWEST_WORDS:
        return 0
    long_words = sum(len(word) > LONG_WORD for word in words)
    return len(words) / len(sentences) + long_words / len(words) * 100


def _sentences(piece: Piece) -> Iterator[str]:
    for text in _texts(piece):
        for sentence in END_OF_SENTENCE.split(text):
            if WORD.search(sentence):
                yield sentence.strip()


def _texts(piece: Piece) -> Iterator[str]:
    """Each paragraph, heading or item for itself; an item inside an item is no part of it."""
    if piece.is_rich_text:
        texts: dict[int, str] = {}
        for words in piece.markup.find_all(string=True):
            part = id(words.find_parent(TEXT_PARTS))
            texts[part] = texts.get(part, "") + words
        yield from texts.values()
    elif isinstance(piece.block, blocks.TextBlock) and piece.value:
        yield piece.value


def _long(sentence: str, count: int) -> str:
    start = " ".join(sentence.split()[:8])
    return f"The sentence “{start}…” has {count} words. Cut it in two: up to 20 words read well."


def _warning(message: str, field: str = "", piece: Piece | None = None) -> Problem:
    return Problem(Severity.WARNING, message, field, piece.path if piece else ())

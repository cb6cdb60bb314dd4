"""Sets words into a box: as large as they fit, in lines of about one length, no word alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL.ImageFont import FreeTypeFont

from alliance_site.core.cards.typeface import face

LINE_HEIGHT = 1.2
ELLIPSIS = "…"


@dataclass(frozen=True)
class Box:
    """The room for some words, and the sizes to try, the largest first."""

    width: int
    height: int
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Setting:
    """Lines of one size."""

    size: int
    lines: tuple[str, ...]

    @property
    def step(self) -> int:
        """From one line to the next."""
        return line_step(self.size)


def line_step(size: int) -> int:
    return round(size * LINE_HEIGHT)


def set_words(text: str, box: Box) -> Setting:
    words = text.split(" ")
    for size in box.sizes:
        font, most = face(size), box.height // line_step(size)
        if all(font.getlength(word) <= box.width for word in words):
            lines = wrapped(font, words, box.width)
            if len(lines) <= most:
                return Setting(size, tuple(_balanced(font, words, box.width)))
    # Too much for the smallest size: long words are broken, and what is over is left out.
    parts = [part for word in words for part in _broken(font, word, box.width)]
    lines = wrapped(font, parts, box.width)
    if len(lines) > most:
        lines = [*lines[: most - 1], _ended(font, lines[most - 1], box.width)]
    return Setting(size, tuple(lines))


def wrapped(font: FreeTypeFont, words: Iterable[str], width: float) -> list[str]:
    """As many words in each line as fit."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(font: FreeTypeFont, words: list[str], width: int) -> list[str]:
    """No more lines than needed, in the narrowest column that holds them: no word stands alone."""
    count = len(wrapped(font, words, width))
    narrowest, widest = max(int(font.getlength(word)) for word in words), width
    while narrowest < widest:
        middle = (narrowest + widest) // 2
        if len(wrapped(font, words, middle)) > count:
            narrowest = middle + 1
        else:
            widest = middle
    return wrapped(font, words, widest)


def _broken(font: FreeTypeFont, word: str, width: int) -> Iterator[str]:
    """The pieces of a word that is wider than the box."""
    piece = ""
    for character in word:
        if piece and font.getlength(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def _ended(font: FreeTypeFont, line: str, width: int) -> str:
    while line and font.getlength(line + ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip(" ,;:–-") + ELLIPSIS

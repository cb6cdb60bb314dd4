"""Sets words into a box: as large as they fit, in lines of about one length, no word alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from PIL.ImageFont import FreeTypeFont

from alliance_site.core.cards.typeface import face

LINE_HEIGHT = 1.2
ELLIPSIS = "…"
# How much smaller words may be so that the last one does not stand alone.
SMALLER = 0.75
# Two lines look like a poster, also with one word in each.
LARGE_PRINT = 2


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
    def ends_alone(self) -> bool:
        """Whether one word stands by itself below two full lines or more."""
        return len(self.lines) > LARGE_PRINT and " " not in self.lines[-1]

    @property
    def step(self) -> int:
        """From one line to the next."""
        return line_step(self.size)


def line_step(size: int) -> int:
    return round(size * LINE_HEIGHT)


def set_words(text: str, box: Box) -> Setting:
    """As large as the words fit, or somewhat smaller where the last would else stand alone.

    What is too much for the smallest size is broken and cut.
    """
    words = text.split(" ")
    fitting = (found for size in box.sizes if (found := _whole(words, size, box)))
    largest = next(fitting, None)
    if largest is None:
        return _cut(words, box.sizes[-1], box)
    if not largest.ends_alone:
        return largest
    smaller = takewhile(lambda setting: setting.size >= largest.size * SMALLER, fitting)
    return next((setting for setting in smaller if not setting.ends_alone), largest)


def _whole(words: list[str], size: int, box: Box) -> Setting | None:
    """All words in whole, where they fit in this size."""
    font = face(size)
    if any(font.getlength(word) > box.width for word in words):
        return None
    if len(wrapped(font, words, box.width)) > box.height // line_step(size):
        return None
    return Setting(size, tuple(_balanced(font, words, box.width)))


def _cut(words: list[str], size: int, box: Box) -> Setting:
    font, most = face(size), box.height // line_step(size)
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

"""The one typeface of the cards, and which words it can show.

Letters stand side by side as Pillow sets them by itself: the same on every machine, whether or not
it has the libraries for complex scripts. So words that are written from right to left, or in a
script that the typeface does not have, cannot be shown.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FILE = Path(__file__).parent / "font" / "OpenSans-SemiBold.ttf"
# No typeface has this one, so it is drawn as the box that stands for what is missing.
NO_CHARACTER = "\U0010ffff"
FROM_RIGHT_TO_LEFT = {"R", "AL", "AN"}
LEFT_OUT = "\x00"
BEFORE_PUNCTUATION = re.compile(f"[ {LEFT_OUT}]*{LEFT_OUT} *(?=[!?.,:;…])")


@cache
def face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILE, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=2048)
def showable(text: str) -> str | None:
    """The text in one line without emoji and signs that the typeface does not have.

    None where a letter would be missing: half a word is worse than none.
    """
    shown = []
    for character in unicodedata.normalize("NFC", text):
        part = _shown(character)
        if part is None:
            return None
        shown.append(part)
    kept = BEFORE_PUNCTUATION.sub("", "".join(shown)).replace(LEFT_OUT, " ")
    return " ".join(word for word in kept.split(" ") if word)


def _shown(character: str) -> str | None:
    if character == "\xa0":
        return character  # what it joins stays in one line
    if character.isspace():
        return " "
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cf", "Me") or _chooses_a_variant(character):
        return ""
    if _has_glyph(character):
        return character
    simpler = unicodedata.normalize("NFKC", character)
    if simpler != character and all(_has_glyph(part) for part in simpler):
        return simpler
    return None if kind[0] in "LMN" else LEFT_OUT


def _chooses_a_variant(character: str) -> bool:
    """It stands behind a sign, unseen, and asks for it with or without colour."""
    return "\ufe00" <= character <= "\ufe0f"


@lru_cache(maxsize=4096)
def _has_glyph(character: str) -> bool:
    if unicodedata.bidirectional(character) in FROM_RIGHT_TO_LEFT:
        return False
    return _drawn(character) != _drawn(NO_CHARACTER)


def _drawn(character: str) -> tuple[tuple[int, int], bytes]:
    mask = face(32).getmask(character)
    return mask.size, bytes(mask)

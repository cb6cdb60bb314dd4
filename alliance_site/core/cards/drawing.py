"""Draws a card: the words on the alliance's ground. A pure function of its words."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from alliance_site.core.cards.typeface import face
from alliance_site.core.cards.typesetting import Box, Setting, set_words
from alliance_site.core.cards.words import Card

SIZE = (1200, 630)
# Made from ground.svg by scripts/draw_pictures.py.
GROUND = Path(__file__).parent / "ground.png"
# As in static/css/site.css.
GOLD, AQUA, WHITE = "#f2b544", "#d5ecea", "#ffffff"
COLOURS = 128

LEFT = 80
CAPTION_SIZE, CAPTION_BASE = 34, 110
TITLE_TOP = 158
FOOT_BASE = 562
# How high capitals are: whatever the size, the title starts at one height.
CAPITALS = 0.714
# To the left of the arches.
TITLE = Box(width=900, height=345, sizes=tuple(range(112, 36, -4)))
FOOT = Box(width=860, height=72, sizes=(30, 26))


def drawn(card: Card) -> bytes:
    """The card as a PNG file."""
    image = _ground().copy()
    pen = ImageDraw.Draw(image)
    pen.text((LEFT, CAPTION_BASE), card.caption, GOLD, face(CAPTION_SIZE), anchor="ls")
    title = set_words(card.title, TITLE)
    _write(pen, title, TITLE_TOP + round(title.size * CAPITALS), WHITE)
    foot = set_words(card.foot, FOOT)
    _write(pen, foot, FOOT_BASE - foot.step * (len(foot.lines) - 1), AQUA)
    file = BytesIO()
    # Flat colours and the edges of letters: a palette holds them in half the bytes.
    few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, "PNG")
    return file.getvalue()


def _write(pen: ImageDraw.ImageDraw, words: Setting, base: int, colour: str) -> None:
    for number, line in enumerate(words.lines):
        place = (LEFT, base + number * words.step)
        pen.text(place, line, colour, face(words.size), anchor="ls")


@cache
def _ground() -> Image.Image:
    with Image.open(GROUND) as image:
        return image.convert("RGB")

"""The picture itself: its size, its margins, its colours, its weight."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageChops

from alliance_site.core.cards import drawing
from alliance_site.core.cards.drawing import drawn
from alliance_site.core.cards.words import Card

NAME = "North East London Cancer Alliance"
TITLES = ["Walk", "gjpqy " * 12, "More people find out within 28 days", "W" * 255, "Å" * 20, ""]


def opened(card: Card) -> Image.Image:
    with Image.open(BytesIO(drawn(card))) as image:
        assert image.format == "PNG"
        return image.convert("RGB")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("foot", [NAME, "Cancer Alliance of a Very Long Name " * 5])
def test_words_keep_to_the_margins_and_away_from_the_arches(title: str, foot: str) -> None:
    shown = opened(Card("News section", title, foot))
    assert shown.size == (1200, 630)
    bare = opened(Card("", "", ""))
    changed = ImageChops.difference(shown, bare).convert("L").point(lambda level: level > 40)
    left, top, right, bottom = changed.getbbox()
    assert (left, top) >= (80, 80)
    assert right <= 985
    assert bottom <= 575


def test_title_and_foot_never_touch() -> None:
    """Between them stays a band in which there is only the ground."""
    for title in ("gjpqy " * 12, "W" * 255):
        shown, bare = opened(Card("News", title, f"{NAME} {NAME}")), opened(Card("", "", ""))
        changed = ImageChops.difference(shown, bare).convert("L").point(lambda level: level > 40)
        rows = [any(changed.crop((0, y, 1200, y + 1)).tobytes()) for y in range(480, 540)]
        longest = max(len(run) for run in "".join("x" if row else " " for row in rows).split("x"))
        assert longest >= 14


def test_the_same_words_give_the_same_file_and_a_small_one() -> None:
    card = Card("News", "More people in east London now find out within 28 days", NAME)
    assert drawn(card) == drawn(card)
    assert len(drawn(card)) < 60_000


def test_the_colours_are_those_of_the_website() -> None:
    css = (Path(settings.STATICFILES_DIRS[0]) / "css" / "site.css").read_text()
    tokens = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", css))
    assert (tokens["gold"], tokens["aqua"]) == (drawing.GOLD, drawing.AQUA)
    card = opened(Card("", "", ""))
    for place, name in (
        ((5, 5), "deep"),
        ((1000, 560), "gold"),
        ((1080, 560), "aqua"),
        ((1160, 560), "rose"),
    ):
        assert "#{:02x}{:02x}{:02x}".format(*card.getpixel(place)) == tokens[name]

"""Words fit their box at every length, and lines break where a person would break them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_site.core.cards.drawing import FOOT, TITLE
from alliance_site.core.cards.typeface import face
from alliance_site.core.cards.typesetting import Box, Setting, set_words

TITLES = [
    "More people in east London now find out within 28 days",
    "4 ways to have your say about cancer care",
    "Cancer screening: what the new rules mean for women and people with a cervix aged 25 to 49",
    "Lung health checks explained",
    "An afternoon about cancer screening",
    "What we heard from carers, and what we will do",
]


def widths(words: Setting) -> list[float]:
    return [face(words.size).getlength(line) for line in words.lines]


def fits(words: Setting, box: Box) -> bool:
    return max(widths(words)) <= box.width and len(words.lines) * words.step <= box.height


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("abcdefgWil0.", min_size=1, max_size=60), min_size=1, max_size=40),
    st.sampled_from([TITLE, FOOT]),
)
def test_any_words_fit_and_none_is_lost_but_at_the_end(words: list[str], box: Box) -> None:
    text = " ".join(words)[:255].strip()
    found = set_words(text, box)
    assert fits(found, box)
    shown = "".join(found.lines).replace(" ", "")
    whole = text.replace(" ", "")
    assert shown == whole or whole.startswith(shown.removesuffix("…"))


@pytest.mark.parametrize("title", TITLES)
def test_no_word_stands_alone_in_the_last_line(title: str) -> None:
    found = set_words(title, TITLE)
    assert " ".join(found.lines) == title
    assert " " in found.lines[-1]
    assert widths(found)[-1] > 0.6 * max(widths(found))


def test_short_titles_are_larger_than_long_ones() -> None:
    titles = ["Walk", TITLES[0], "A word " * 30 + "more"]
    sizes = [set_words(title, TITLE).size for title in titles]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == TITLE.sizes[0]
    assert sizes[-1] >= 40  # still read where a telephone shows the card


def test_only_what_is_too_much_for_the_smallest_letters_is_cut() -> None:
    assert not set_words("word " * 50 + "end", TITLE).lines[-1].endswith("…")
    assert set_words("W" * 255, TITLE).lines[-1].endswith("W…")
    name = set_words("Cancer Alliance of " * 6, FOOT)
    assert len(name.lines) == 2


def test_what_is_joined_stays_in_one_line() -> None:
    lines = set_words("Everybody hears in 28\xa0days or less of it", Box(400, 900, (60,))).lines
    assert any("28\xa0days" in line for line in lines)


def test_no_words_are_no_lines_to_see() -> None:
    assert set_words("", TITLE).lines == ("",)

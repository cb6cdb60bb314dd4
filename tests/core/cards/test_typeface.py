"""Which words a card can show, and what becomes of those that it cannot."""

import pytest

from alliance_site.core.cards.typeface import showable


@pytest.mark.parametrize(
    "text",
    [
        "4 ways to have your say",
        "“74%” – that’s £5 & more… isn’t it?",
        "Żółć, ığdır, Țară, Việt Nam, Ŵyl, Ελλάδα, Україна",
        "28\xa0days",
    ],
)
def test_the_scripts_of_europe_are_shown_as_they_are(text: str) -> None:
    assert showable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("🎗️👩🏽‍⚕️", ""),
        ("Coffee morning 🎉 for carers ☕!", "Coffee morning for carers!"),
        ("GP→hospital", "GP hospital"),
        ("𝗙𝗿𝗲𝗲 ｆｉｌｍ, 5㎞", "Free film, 5km"),
        ("cafe\u0301", "café"),
        ("one\n\ttwo  three\r\n", "one two three"),
        ("co\u00adoperate\u200b \x00\u202ereversed", "cooperate reversed"),
    ],
)
def test_signs_go_and_letters_stay(text: str, shown: str) -> None:
    assert showable(text) == shown


@pytest.mark.parametrize("text", ["سرطان", "סרטן", "ক্যান্সার", "ਕੈਂਸਰ", "癌症筛查", "Talk: புற்றுநோய்"])
def test_words_that_would_lose_a_letter_are_not_shown_at_all(text: str) -> None:
    assert showable(text) is None

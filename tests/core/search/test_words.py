import pytest

from alliance_site.core.search.words import forms_of


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("screening", "screen"),
        ("screen", "screening"),
        ("screened", "screening"),
        ("tests", "testing"),
        ("wait", "waiting"),
        ("cancers", "cancer"),
        ("diagnoses", "diagnosis"),
        ("diagnosed", "diagnose"),
        ("services", "service"),
        ("therapy", "therapies"),
        ("communities", "community"),
        ("caring", "care"),
        ("plan", "planning"),
        ("nurses", "nurse"),
    ],
)
def test_forms_of_one_word_match(word: str, other: str) -> None:
    assert forms_of(word).match(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("care", "career"),
        ("care", "carpet"),
        ("lung", "lunge"),
        ("the", "therapy"),
        ("28", "280"),
        ("virus", "viral"),
        ("bring", "br"),
    ],
)
def test_other_words_do_not(word: str, other: str) -> None:
    assert not forms_of(word).match(other)

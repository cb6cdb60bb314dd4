import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_site.core.search.cleaning import MAX_CHARACTERS, MAX_WORDS, read


@given(st.text(max_size=400))
def test_any_text_becomes_a_few_harmless_words(text: str) -> None:
    typed = read(text)
    assert len(typed.text) <= MAX_CHARACTERS
    assert len(typed.words) <= MAX_WORDS
    assert not any(set(word) & set('"\0\n\u202e\u200b') for word in typed.words)
    assert all(word[0].isalnum() for word in typed.words)


@pytest.mark.parametrize(
    "text", ["", '"', '""', "*", "%", "'", "-", "\0", "\u202e\u200b", "…", "( )"]
)
def test_signs_alone_are_no_search(text: str) -> None:
    assert read(text).parts == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Screening", ("screening",)),
        ("bowel\0cancer", ("bowel", "cancer")),
        ("can\u200bcer", ("cancer",)),
        ("\u202eskin\u202c", ("skin",)),
        ("women’s health", ("women", "health")),
        ("title:cancer* NEAR(x)", ("title:cancer", "near(x")),
        ("follow-up!", ("follow-up",)),
        ("cafe\u0301", ("café",)),
    ],
)
def test_words_lose_what_is_not_part_of_them(text: str, words: tuple[str, ...]) -> None:
    assert read(text).words == words


def test_quotes_hold_words_together() -> None:
    assert read("“early diagnosis” programme").parts == (("early", "diagnosis"), ("programme",))


def test_a_quote_without_its_partner_is_a_space() -> None:
    assert read('early "diagnosis').parts == (("early",), ("diagnosis",))


def test_a_long_search_is_cut_at_a_whole_word_and_says_so() -> None:
    typed = read("screening " * 2000)
    assert typed.was_cut
    assert set(typed.words) == {"screening"}
    assert len(typed.words) == MAX_WORDS


def test_one_endless_word_is_cut() -> None:
    typed = read("a" * 10_000)
    assert typed.was_cut
    assert len(typed.text) == MAX_CHARACTERS


def test_a_phrase_counts_word_by_word() -> None:
    typed = read('"' + "a b " * 20 + '"')
    assert typed.was_cut
    assert len(typed.words) == MAX_WORDS


def test_an_ordinary_search_is_not_cut() -> None:
    assert not read("how do I get a bowel screening kit").was_cut

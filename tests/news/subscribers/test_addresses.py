"""Addresses as people type them."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from alliance_site.core.outbox.refusing import refuse_address
from news.subscribers.addresses import NotAnAddress, clean_address, fingerprint


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Jo.Bloggs@Example.ORG\r\n", "jo.bloggs@example.org"),
        ("\u200bjo@example.org\u00a0", "jo@example.org"),
        ("jo+news@example.co.uk", "jo+news@example.co.uk"),
        ("jo@bücher.example", "jo@xn--bcher-kva.example"),
        ("jo@BÜCHER.example", "jo@xn--bcher-kva.example"),
        ("jo@почта.рф", "jo@xn--80a1acny.xn--p1ai"),
        ("jo@ｅｘａｍｐｌｅ.org", "jo@example.org"),
        (f"{'a' * 64}@example.org", f"{'a' * 64}@example.org"),
    ],
)
def test_what_people_mean_is_kept(typed: str, kept: str) -> None:
    assert clean_address(typed) == kept
    assert clean_address(kept) == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter your"),
        (" \n", "Enter your"),
        ("jo", "correct format"),
        ("jo@", "correct format"),
        ("@example.org", "correct format"),
        ("jo@example", "correct format"),
        ("jo@localhost", "correct format"),
        ("jo@[127.0.0.1]", "correct format"),
        ("jo bloggs@example.org", "correct format"),
        ("jo@example.org, me@example.org", "correct format"),
        ("Jo <jo@example.org>", "correct format"),
        ('"jo"@example.org', "correct format"),
        ("jo@example.org\nBcc: x@example.org", "correct format"),
        ("jo@exam\0ple.org", "correct format"),
        ("jo@straße.example", "correct format"),
        ("jo@\u202eexample.org", "correct format"),
        ("jo@xn--.example\u0661", "correct format"),
        ("josé@example.org", "letters like é"),
        ("\u212aim@example.org", "letters like é"),
        (f"jo@{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 63}.org", "254 characters"),
        ("a" * 320, "correct format"),
    ],
)
def test_what_nobody_can_write_to_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(NotAnAddress, match=words):
        clean_address(typed)


SIGNS = st.text(
    st.one_of(st.characters(), st.sampled_from("@.-_+\"'\\<>[](),:;\n\r\0 \u200b\u0130ßｅ")),
    max_size=40,
)


@given(st.one_of(SIGNS, st.tuples(SIGNS, SIGNS).map("@".join)))
def test_whatever_comes_it_is_kept_safely_or_refused(typed: str) -> None:
    try:
        kept = clean_address(typed)
    except NotAnAddress:
        return
    assert kept.isascii()
    assert kept.isprintable()
    assert len(kept) <= 254
    assert clean_address(kept) == kept, "the same address again is the same"
    try:
        refuse_address(kept)
    except (ValueError, ValidationError):
        pytest.fail("the outbox would not send to it")


def test_a_fingerprint_tells_the_same_address_and_nothing_else() -> None:
    assert fingerprint("a@example.org") == fingerprint("a@example.org")
    assert fingerprint("a@example.org") != fingerprint("b@example.org")

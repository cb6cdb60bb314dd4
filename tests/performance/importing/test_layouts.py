"""Headings without the marks of their footnotes, and workbooks known by their sheets."""

import pytest

from performance.importing.layouts.layout import words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CANCER TYPE (3)", "CANCER TYPE"),
        ("CANCER TYPE (1,2)", "CANCER TYPE"),
        ("CANCER TYPE (1, 2) (10)", "CANCER TYPE"),
        ("TOTAL *", "TOTAL"),
        ("TOTAL*", "TOTAL"),
        ("Upper gastrointestinal (2a)", "Upper gastrointestinal (2a)"),
        ("Brain (CNS)", "Brain (CNS)"),
    ],
)
def test_marks_of_footnotes_are_no_words(written: str, meant: str) -> None:
    assert words(written) == meant

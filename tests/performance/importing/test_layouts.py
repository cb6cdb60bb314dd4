"""Headings without the marks of their footnotes, and workbooks known by their sheets."""

from datetime import date
from pathlib import Path

import pytest

from performance.importing.layouts import WORKBOOKS
from performance.importing.layouts.layout import words
from performance.models import Observation
from tests.performance.importing.building import combined
from tests.performance.importing.conftest import load

pytestmark = pytest.mark.django_db


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


def test_the_present_workbook_is_known_even_with_a_sheet_of_the_old_one() -> None:
    titles = ["Frontpage", "31-DAY (ALL CANCER)", "TWO WEEK WAIT (HISTORY)"]
    assert next(each.name for each in WORKBOOKS if each.fits(titles)) == "monthly"


@pytest.mark.usefixtures("counted")
def test_columns_of_the_combined_table_are_known_in_any_letters(tmp_path: Path) -> None:
    row = ("01/10/2025", "Provider", "RQX", "62D", "ALL CANCERS", "ALL ROUTES", 60, 50)
    path = combined(tmp_path, [row], "October-2025-Combined-Final.csv")
    heads, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f"{heads.upper()}\n{rest}", encoding="utf-8")
    load(path)
    found = Observation.objects.get()
    assert (found.period, found.total) == (date(2025, 10, 1), 60)

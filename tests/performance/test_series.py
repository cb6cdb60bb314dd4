"""Whose figures make a series: the organisation's own, those before it, and our sums."""

from datetime import date

import pytest

from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.figures import facts
from performance.models import Organisation, Standard
from performance.series.points import Series
from performance.series.reading import read_series
from performance.series.sentences import say
from tests.performance.made import month, observed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(db: None) -> None:
    plant_what_is_counted()


def of_residents(code: str, shares: list[object], until: date) -> None:
    observed(code, "62D", shares, basis="commissioner", until=until)


def read(code: str) -> Series:
    return read_series(Organisation.objects.get(code=code), [Standard.objects.get(code="62D")])[
        "62D"
    ]


def test_a_figure_published_under_its_own_name_counts_before_it_took_over() -> None:
    of_residents("QMF", [71, 72], month(2022, 7))
    of_residents("A3A8R", [60, 61], month(2022, 6))
    found = read("QMF")

    assert [(each.period.month, each.within, each.organisations) for each in found.points] == [
        (5, 60, ("A3A8R",)),
        (6, 71, ("QMF",)),
        (7, 72, ("QMF",)),
    ]
    assert date(2022, 7, 1) in [each.on for each in found.breaks]


def test_a_sum_of_ours_is_of_its_parts_and_as_it_was_kept_where_one_is_missing() -> None:
    parts = ["07L", "07T", "08F", "08M", "08N", "08V", "08W"]
    for code in parts:
        of_residents(code, [10] if code == "08W" else [9, 10], month(2020, 5))
    of_residents("NEL-CCGS", [68, 69], month(2020, 5))
    found = read("NEL-CCGS")

    assert [(each.within, len(each.organisations)) for each in found.points] == [(68, 1), (70, 7)]


def test_a_kept_sum_of_ours_says_so_in_the_series_of_its_successor() -> None:
    of_residents("NEL-CCGS", [(403, 538)], month(2020, 5))
    of_residents("A3A8R", [(403, 538)], month(2022, 6))
    (ours, official) = read("QMF").points
    said = say(read("QMF"), [], ours.period)

    assert (ours.is_our_sum, official.is_our_sum) == (True, False)
    assert said
    assert "This is our own sum, not an official figure." in said.cautions


def test_a_kept_sum_of_ours_is_no_official_fact() -> None:
    of_residents("NEL-CCGS", [(403, 538)], month(2020, 5))

    assert facts.read(["62D/QMF"])["62D/QMF"].source_name.startswith("Our own sum of")

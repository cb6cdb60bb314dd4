"""How many people were counted now and before covid."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.models import Baseline
from performance.series.points import Series
from performance.volumes.comparing import Comparison, compare, compare_series
from tests.performance.made import SEPTEMBER, load, observed, series

SHARED = Path(settings.BASE_DIR).parent / "shared" / "data" / "waiting-times"
BEFORE = SHARED / "nel_commissioner_area_pre2023_monthly.csv"
NOTE = "Covid had begun to change things in March 2020."
BASELINE = Baseline(first_month=date(2019, 4, 1), note=NOTE)
# First treatments of north east London, April 2019 to March 2020 (NHS England).
THEN = [495, 516, 474, 574, 499, 489, 510, 489, 487, 544, 476, 542]
# 6,782 in all.
NOW = [565] * 11 + [567]


def of_all_months(then: list[Any], now: list[Any], until: date = SEPTEMBER) -> Series:
    counted = [
        *[(number, number) if number is not None else None for number in (*then,)],
        *[None] * (5 * 12 + 6 - 12),
        *[(number, number) if number is not None else None for number in now],
    ]
    return series(counted, until)


def compared(then: list[Any], now: list[Any]) -> Comparison:
    found = compare_series(of_all_months(then, now), BASELINE)
    assert found
    return found


def test_twelve_months_against_the_year_before_covid() -> None:
    found = compared(THEN, NOW)

    assert found.sentence == (
        "6,782 people started a first treatment in the twelve months to September 2025. "
        "In the year before covid (April 2019 to March 2020) it was 6,095. "
        "That is 111 for every 100 then."
    )
    assert found.cautions == [NOTE]
    # Each month beside the same month of then: October 2024 beside October 2019.
    assert (found.pairs[0].period, found.pairs[0].then) == (date(2024, 10, 1), THEN[6])
    assert (found.pairs[-1].period, found.pairs[-1].then) == (SEPTEMBER, THEN[5])


@pytest.mark.parametrize(
    ("then", "now"),
    [
        pytest.param([100] * 12, [120] * 8 + [None, None, 120, 120], id="missing now"),
        pytest.param([None if at in (2, 3) else 100 for at in range(12)], [120] * 12, id="then"),
    ],
)
def test_months_that_are_missing_are_left_out_of_both_years(
    then: list[Any], now: list[Any]
) -> None:
    assert compared(then, now).sentence == (
        "1,200 people started a first treatment in 10 of the twelve months to September 2025. "
        "We cannot compare June 2025 and July 2025: there are not figures for both years. "
        "In the same 10 months of the year before covid (April 2019 to March 2020) it was 1,000. "
        "That is 120 for every 100 then."
    )


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ([100] * 12, "That is the same number."),
        ([100] * 11 + [101], "That is just over 100 for every 100 then."),
        ([100] * 11 + [99], "That is just under 100 for every 100 then."),
        ([90] * 12, "That is 90 for every 100 then."),
    ],
)
def test_near_the_same_number(now: list[int], end: str) -> None:
    assert compared([100] * 12, now).sentence.endswith(end)


def test_nothing_to_compare() -> None:
    assert compare_series(series([]), BASELINE) is None
    assert compare_series(series([(9, 9)] * 24, until=date(2020, 3, 1)), BASELINE) is None
    assert compare_series(series([(9, 9)] * 24), BASELINE) is None


@pytest.mark.django_db
def test_a_baseline_of_those_before() -> None:
    """Seven commissioners of then against the body of now: summed, and told."""
    plant_what_is_counted()
    by = load()
    for code in ("07L", "07T", "08F", "08M", "08N", "08V", "08W"):
        observed(
            code,
            "31D-FIRST",
            [(10, 10)] * 12,
            until=date(2020, 3, 1),
            basis="commissioner",
            load=by,
        )
    observed(
        "QMF", "31D-FIRST", [(77, 77)] * 12, basis="commissioner", status="provisional", load=by
    )
    found = compare(Baseline.objects.get())

    assert found
    assert (found.now, found.then) == (924, 840)
    assert found.cautions[1:] == [
        "Some of these figures may still change.",
        "Some of these figures are our own sum, not official figures.",
    ]


@pytest.mark.skipif(not BEFORE.exists(), reason="the shared files are not here")
def test_the_baseline_sums_to_what_is_known() -> None:
    rows = [
        int(float(row["Total"]))
        for row in csv.DictReader(BEFORE.open())
        if row["Measure"] == "31D_FIRST" and "2019-04-01" <= row["Period"] <= "2020-03-01"
    ]

    assert rows == THEN
    assert sum(rows) == 6095

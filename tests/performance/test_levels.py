"""Which level is asked for on a day."""

from datetime import date
from decimal import Decimal

import pytest

from performance.standards.levels import (
    ambition_for,
    ambition_of_year,
    standard_in_force,
    standard_on,
)
from tests.performance.made import LEVELS, target

RAISED = [target("standard", 90, date(2026, 4, 1)), *LEVELS]


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2023, 9, 30), None),
        (date(2023, 10, 1), 85),
        (date(2026, 3, 1), 85),
        (date(2026, 4, 1), 90),
    ],
)
def test_the_standard_of_a_day(day: date, level: int | None) -> None:
    found = standard_on(RAISED, day)

    assert (found and found.level) == level


@pytest.mark.parametrize(
    ("day", "next_one", "of_year"),
    [
        (date(2025, 3, 1), 70, 70),
        (date(2025, 3, 31), 70, 70),
        (date(2025, 4, 1), 75, 75),
        (date(2026, 3, 1), 75, 75),
        (date(2026, 4, 1), 85, None),
        (date(2029, 4, 1), None, None),
    ],
)
def test_the_aim_of_a_day(day: date, next_one: int | None, of_year: int | None) -> None:
    coming, this_year = ambition_for(LEVELS, day), ambition_of_year(LEVELS, day)

    assert (coming and coming.level) == next_one
    assert (this_year and this_year.level) == of_year


def test_standards_over_a_time_with_the_days_between_which_each_counted() -> None:
    found = standard_in_force(RAISED, date(2022, 4, 1), date(2026, 9, 1))

    assert [(each.level, first, last) for each, first, last in found] == [
        (Decimal(85), date(2023, 10, 1), date(2026, 4, 1)),
        (Decimal(90), date(2026, 4, 1), date(2026, 9, 1)),
    ]
    assert standard_in_force(RAISED, date(2022, 4, 1), date(2022, 9, 1)) == []
    (only,) = standard_in_force(RAISED, date(2026, 5, 1), date(2026, 5, 1))
    assert only[0].level == 90

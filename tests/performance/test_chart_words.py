"""What a chart says in words."""

from typing import Any

import pytest

from performance.series.causes import Cause
from performance.series.chart_words import assurance_words, cause_words, chart_title
from performance.series.xmr import Assurance
from tests.performance.made import LEVELS, series

PEOPLE = "People who live in north east London: "
HAPPENED = "in every 100 started treatment within 62 days in September 2025"


@pytest.mark.parametrize(
    ("shares", "title"),
    [
        ([(403, 538)], f"75 {HAPPENED}, below the standard of 85"),
        ([(8496, 10000)], f"just under 85 {HAPPENED}, below the standard of 85"),
        ([85], f"85 {HAPPENED}, which meets the standard of 85"),
        ([(0, 0)], "nobody was counted in September 2025"),
        ([], "no figures for the 62-day standard"),
    ],
)
def test_a_title_says_the_message(shares: list[Any], title: str) -> None:
    assert chart_title(series(shares), LEVELS) == PEOPLE + title


def test_a_title_without_a_standard() -> None:
    assert chart_title(series([80]), []) == f"{PEOPLE}80 {HAPPENED}"


def test_the_same_cause_for_better_and_for_worse_reads_differently() -> None:
    words = {cause_words(cause, better) for cause in Cause for better in (True, False)}

    assert len(words) == 2 * len(Cause)


def test_what_to_expect_names_the_level() -> None:
    assert assurance_words(Assurance.MISSING, LEVELS[0]) == (
        "If nothing changes, we expect it to stay below 85."
    )

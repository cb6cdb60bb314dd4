"""The limits of control charts, and the months that stand out."""

import csv
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from performance.series.causes import Cause
from performance.series.xmr import Assurance, Limits, assurance, phases
from tests.performance.made import CHANGED, point, series

SHARED = Path(settings.BASE_DIR).parent / "shared" / "data" / "waiting-times"
HEADLINE = SHARED / "nel_headline_2022-04_to_2026-04.csv"
REFERENCE = SHARED / "xmr_reference.json"

# NHS North East London, 62 days, October 2023 to September 2025 (NHS England).
OF_RESIDENTS = [
    (290, 482),
    (327, 484),
    (295, 437),
    (306, 489),
    (310, 474),
    (331, 474),
    (319, 477),
    (350, 512),
    (315, 453),
    (375, 548),
    (356, 476),
    (321, 463),
    (354, 522),
    (336, 489),
    (329, 450),
    (402, 580),
    (386, 537),
    (378, 493),
    (381, 519),
    (377, 500),
    (415, 567),
    (395, 542),
    (371, 487),
    (403, 538),
]


@cache
def reference() -> dict[str, Any]:
    return json.loads(REFERENCE.read_text())["series"] if REFERENCE.exists() else {}


def limits(shares: list[Any]) -> Limits:
    (phase,) = phases(series(shares))
    assert phase.limits
    return phase.limits


def told(shares: list[Any]) -> str:
    """The cause of each month by its first letter (near: two of three), in capitals for better."""
    (phase,) = phases(series(shares))
    letters = []
    for each in phase.points:
        cause = phase.causes.get(each.period)
        letter = "." if cause is None else "n" if cause is Cause.TWO_OF_THREE else cause.value[0]
        letters.append(letter.upper() if phase.is_better(each.period) else letter)
    return "".join(letters)


def test_limits_of_a_real_series() -> None:
    found = limits(OF_RESIDENTS)

    assert float(found.mean) == pytest.approx(0.701599, abs=5e-7)
    assert float(found.lower) == pytest.approx(0.622378, abs=5e-7)
    assert float(found.upper) == pytest.approx(0.780820, abs=5e-7)
    # 1.773 x the mean moving range of 0.029782.
    assert float(found.near_upper - found.mean) == pytest.approx(0.052804, abs=2e-6)
    assert found.mean - found.near_lower == found.near_upper - found.mean
    assert not found.is_trial


def test_months_that_stand_out_in_a_real_series() -> None:
    assert told(OF_RESIDENTS) == "osssssssss......SSSSSSSS"


@pytest.mark.skipif(not REFERENCE.exists(), reason="the shared files are not here")
@pytest.mark.parametrize("name", reference())
def test_all_values_of_the_reference(name: str) -> None:
    code, standard = name.split("|")
    points = [
        point(date.fromisoformat(row["Period"]), row["Within"], row["Total"])
        for row in csv.DictReader(HEADLINE.open())
        if (row["Org_Code"], row["Standard"]) == (code, standard)
        and "2023-10-01" <= row["Period"] <= "2025-09-01"
    ]
    (phase,) = phases(replace(series([]), points=points))
    expected = reference()[name]

    assert phase.limits
    assert len(points) == expected["n"]
    for value, key in ((phase.limits.mean, "mean"), (phase.limits.lower, "lpl")):
        assert float(value) == pytest.approx(expected[key], abs=5.1e-7)
    assert float(phase.limits.upper) == pytest.approx(expected["upl"], abs=5.1e-7)
    assert {period.isoformat(): cause.value for period, cause in phase.causes.items()} == expected[
        "special_cause_unscreened"
    ]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        pytest.param([50, 52] * 6 + [90], "ssssssssssssO", id="far above"),
        pytest.param([50, 52] * 6 + [10], "SSSSSSSSSSSSo", id="far below"),
        pytest.param([(2, 3)] * 20, "." * 20, id="all the same, though no decimal is exact"),
        pytest.param([50, 60, 55, 61, 56, 62, 57, 63], "." * 8, id="up and down"),
        pytest.param([50, 51, 52, 53, 54, 55], "." * 6, id="six that rise"),
        pytest.param([58, 50, 52, 54, 56, 58, 60, 62, 50, 58], ".TTTTTTT..", id="seven that rise"),
        pytest.param([58, 62, 60, 58, 56, 54, 52, 50, 62], ".ttttttt.", id="seven that fall"),
        pytest.param(
            [66, 44, 60, 50, 52, 54, 54, 56, 58, 60, 48, 62], "." * 12, id="rising with a rest"
        ),
        pytest.param(
            [40, 60, 40, 60, 40, *[55, 52] * 3, 55, 20, 60], ".....SSSSSSS..", id="seven above"
        ),
        pytest.param([40, 60, 40, 60, 40, *[55, 52] * 3, 20, 60], "." * 13, id="six above"),
    ],
)
def test_which_months_stand_out(shares: list[Any], expected: str) -> None:
    assert told(shares) == expected


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        pytest.param([62, 62], "NN", id="two together"),
        pytest.param([62, 54, 62], "N.N", id="two with one between"),
        pytest.param([42, 50, 42], "n.n", id="two below"),
        pytest.param([62, 54, 54, 62], "....", id="too far apart"),
        pytest.param([62, 43, 62], "N.N", id="with one on the other side"),
        pytest.param([66, 62, 54], "O..", id="what is outside is no part of it"),
    ],
)
def test_two_of_three_near_the_same_limit(middle: list[Any], expected: str) -> None:
    calm = [50, 54] * 8

    assert told([*calm, *middle, *calm]) == "." * 16 + expected + "." * 16


def test_nobody_in_a_month_plays_no_part() -> None:
    (with_it,) = phases(series([60, 70, (0, 0), 65]))
    (without,) = phases(series([60, 70, 65]))

    assert with_it.limits == without.limits
    assert len(with_it.points) == 4


def test_limits_start_again_where_the_counting_changed() -> None:
    before, after = phases(series([50, 52] * 6 + [80, 84] * 12, breaks=[CHANGED]))

    assert after.points[0].period == CHANGED.on
    assert (len(before.points), len(after.points)) == (12, 24)
    assert before.limits
    assert before.limits.mean == Decimal("0.51")
    assert after.limits
    assert after.limits.mean == Decimal("0.82")
    assert not before.causes


@pytest.mark.parametrize(("months", "is_trial"), [(2, True), (11, True), (12, False)])
def test_limits_of_few_months_are_a_trial(months: int, is_trial: bool) -> None:
    assert limits([50, 60, 50, 60, 50, 60, 50, 60, 50, 60, 50, 60][:months]).is_trial is is_trial


def test_a_month_on_its_own_has_no_limits() -> None:
    (phase,) = phases(series([50]))

    assert phase.limits is None
    assert phases(series([])) == []


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("85", Assurance.MISSING),
        ("80", Assurance.HIT_AND_MISS),
        ("75", Assurance.HIT_AND_MISS),
        ("60", Assurance.HIT_AND_MISS),
        ("59.99", Assurance.MEETING),
    ],
)
def test_whether_a_level_will_be_met(level: str, expected: Assurance) -> None:
    shares = [Decimal(share) / 100 for share in (70, 60, 80, 62, 78)]
    found = Limits(*shares, is_trial=False)

    assert assurance(found, Decimal(level)) is expected

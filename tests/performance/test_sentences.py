"""What a figure says, at the edges as well."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from performance.figures.numbers import against
from performance.models import Organisation
from performance.series.points import Break, Point, Series
from performance.series.sentences import Said, say
from tests.performance.made import CHANGED, LEVELS, SEPTEMBER, series, target

BELOW = [70, 72] * 11


def said(shares: list[Any], **fields: Any) -> Said:
    found = say(series(shares, **fields), LEVELS)
    assert found
    return found


def latest_as(shares: list[Any], **changes: Any) -> Series:
    made = series(shares)
    last: Point = replace(made.points[-1], **changes)
    return replace(made, points=[*made.points[:-1], last])


def cautions(found: Series) -> list[str]:
    words = say(found, LEVELS)
    assert words
    return list(words.cautions)


def test_the_whole_of_it() -> None:
    found = said([60] * 10 + BELOW + [70, (403, 538)], breaks=[CHANGED])

    assert found == Said(
        who="People who live in north east London",
        lead="In September 2025, 403 of 538 people started treatment within 62 days: "
        "75 in every 100.",
        standard="The standard is 85.",
        run="It has been below the standard for the last 24 months.",
        aim="The aim by March 2026 is 75. It is just under that.",
        change="That is more than the month before: in August 2025 it was 70 in every 100.",
        year="That is more than a year before: in September 2024 it was 72 in every 100.",
        cautions=[
            "The national standards changed in October 2023. We do not count the months before it."
        ],
    )
    assert found.short == f"{found.lead} {found.standard} {found.run}"


@pytest.mark.parametrize(
    ("share", "in_100", "standard", "run"),
    [
        ((85, 100), "85", "The standard is 85, and it was met exactly.", "met the standard"),
        ((8496, 10000), "just under 85", "The standard is 85.", "been below the standard"),
        ((8501, 10000), "85", "The standard is 85.", "met the standard"),
        ((846, 1000), "just under 85", "The standard is 85.", "been below the standard"),
        ((844, 1000), "84", "The standard is 85.", "been below the standard"),
        ((1999, 2000), "99", "The standard is 85.", "met the standard"),
        ((1, 1000), "1", "The standard is 85.", "been below the standard"),
    ],
)
def test_near_the_standard_and_the_ends(
    share: tuple[int, int], in_100: str, standard: str, run: str
) -> None:
    found = said([share, share])

    assert found.lead.endswith(f"62 days: {in_100} in every 100.")
    assert found.standard == standard
    assert found.run == f"It has {run} for the last 2 months."


@pytest.mark.parametrize(
    ("share", "asked", "expected"),
    [
        ("0.774", "77.5", "77"),
        ("0.7749", "77.4", "just over 77.4"),
        ("0.774", "77.4", "77.4"),
        ("0.776", "77.8", "just under 77.8"),
        ("0.776", None, "78"),
    ],
)
def test_levels_with_a_fraction(share: str, asked: str | None, expected: str) -> None:
    assert against(Decimal(share), Decimal(asked) if asked else None) == expected


def test_all_and_none() -> None:
    assert said([(66, 66)]).lead == (
        "In September 2025, all 66 people started treatment within 62 days: 100 in every 100."
    )
    assert said([(0, 40)]).lead == (
        "In September 2025, none of 40 people started treatment within 62 days: 0 in every 100."
    )


def test_nobody() -> None:
    found = said([80, (0, 0)])

    assert found.lead == ("In September 2025, nobody was counted, so there is no share to show.")
    assert (found.run, found.change, found.year) == ("", "", "")
    assert found.standard == "The standard is 85."


def test_the_first_month() -> None:
    found = said([80])

    assert (found.run, found.change, found.year) == ("", "", "")
    assert found.cautions == ["This is the first month that we have a figure for."]


@pytest.mark.parametrize(
    ("shares", "run"),
    [
        ([80, None, 80, 80], "2 months. We do not count further back: there is no figure for July"),
        (
            [80, (0, 0), 80, 80],
            "2 months. We do not count further back: nobody was counted in July",
        ),
        ([90, 80, 80, 80], "3 months."),
    ],
)
def test_a_run_ends_at_a_gap_and_says_so(shares: list[Any], run: str) -> None:
    words = said(shares).run

    assert (
        words.removesuffix(" 2025.").removeprefix("It has been below the standard for the last ")
        == run
    )


def test_a_month_unlike_the_one_before() -> None:
    assert said([90, 80]).run == "The month before, it met the standard."
    assert said([80, 90]).run == "The month before, it was below the standard."


def test_after_a_missing_month() -> None:
    found = said([80, None, 80])

    assert found.run == ""
    assert found.change == "There is no figure for the month before, August 2025."


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (75, 75, "the same as the month before, in August 2025."),
        ((3, 4), (300, 400), "the same as the month before, in August 2025."),
        ((7461, 10000), 75, "about the same as the month before, in August 2025."),
        (75, 74, "fewer than the month before: in August 2025 it was 75 in every 100."),
        (
            (8496, 10000),
            80,
            "fewer than the month before: in August 2025 it was just under 85 in every 100.",
        ),
    ],
)
def test_change_since_the_month_before(before: Any, now: Any, words: str) -> None:
    assert said([before, now]).change == f"That is {words}"


def test_what_was_counted_otherwise_is_not_compared() -> None:
    taken_over = Break(date(2025, 3, 1), "The integrated care board took over")
    found = said([80] * 13, breaks=[CHANGED, taken_over])

    assert found.year == (
        "It cannot be compared with a year before. "
        "The integrated care board took over in March 2025."
    )
    assert found.change == "That is the same as the month before, in August 2025."
    assert found.run == "It has been below the standard for the last 7 months."
    assert found.cautions == [
        "The integrated care board took over in March 2025. We do not count the months before it."
    ]


def test_the_month_of_a_change_says_it_once() -> None:
    found = said([80] * 14, breaks=[Break(SEPTEMBER, "The national standards changed.")])

    assert found.change == (
        "It cannot be compared with the month before. "
        "The national standards changed in September 2025."
    )
    assert (found.run, found.year, found.cautions) == ("", "", [])


def test_a_month_of_the_past_knows_nothing_of_later_ones() -> None:
    whole = series([80, 80, 90, 70])
    found = say(whole, LEVELS, date(2025, 7, 1))

    assert found
    assert found == say(whole.between(None, date(2025, 7, 1)), LEVELS)
    assert found.lead.startswith("In July 2025, 80 of 100")
    assert say(whole, LEVELS, date(2020, 1, 1)) is None


def test_no_standard_in_force() -> None:
    found = say(series([80, 80], until=date(2023, 9, 1)), LEVELS[:1])

    assert found
    assert (found.standard, found.run, found.aim) == ("", "", "")


def test_the_month_before_the_first_standard_is_not_told_against_it() -> None:
    found = say(series([90, 80]), [target("standard", 85, SEPTEMBER)])

    assert found
    assert found.run == ""


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ((1, 1), "one person was counted, in time: 100 in every 100."),
        ((0, 1), "one person was counted, not in time: 0 in every 100."),
        (("0.5", 1), "0.5 of 1 person started treatment within 62 days: 50 in every 100."),
    ],
)
def test_one_person_is_no_people(share: tuple[Any, Any], words: str) -> None:
    assert said([share]).lead == f"In September 2025, {words}"


def test_each_month_is_told_against_the_standard_of_its_time() -> None:
    lowered = [LEVELS[0], target("standard", 70, date(2025, 9, 1))]
    found = say(series([80, 80]), lowered)

    assert found
    assert found.run == "The month before, it was below the standard."


def test_what_a_reader_must_know() -> None:
    assert cautions(latest_as([80, 80], status="provisional")) == ["This figure may still change."]
    assert cautions(series([80, (5, 7)])) == [
        "Only 7 people: one person more or less changes this a lot."
    ]
    assert cautions(series([80, (1, 1)])) == [
        "Only 1 person: one person more or less changes this a lot."
    ]
    assert cautions(latest_as([80, 80], is_rounded=True)) == [
        "The source of this figure gives whole numbers only."
    ]
    assert cautions(latest_as([80, 80], is_our_sum=True)) == [
        "This is our own sum, not an official figure."
    ]


def test_halves_are_explained() -> None:
    found = said([80, (190, "246.5")])

    assert "190 of 246.5 people" in found.lead
    assert found.cautions == ["A half means that two hospitals shared the care of a person."]


def test_whose_figures_they_are() -> None:
    england = Organisation(code="ENG", name="England", kind="england")
    barts = Organisation(code="R1H", name="Barts Health", kind="provider")

    assert said([80], organisation=england, basis="provider").who == (
        "England, by where people are treated"
    )
    of_lung = said([80], organisation=barts, basis="provider", cancer_type="Lung")
    assert of_lung.who == "Barts Health (Lung)"
    assert of_lung.lead.startswith("In September 2025, 80 of 100 people (Lung) started")
    assert said([80], until=SEPTEMBER).who == "People who live in north east London"

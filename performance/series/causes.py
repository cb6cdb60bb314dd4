"""The rules by which a month stands out from the usual ups and downs ("special causes")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

RUN = 7


class Cause(Enum):
    """Why a month stands out. Where several fit, the first of them is told."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


@dataclass(frozen=True)
class Signal:
    cause: Cause
    is_better: bool


# Up is 1 and down is -1, as seen from the mean or from the month before; neither is 0.
Marks = Iterator[tuple[int, int]]


def find(
    values: Sequence[Decimal], mean: Decimal, upper: Decimal, near_upper: Decimal
) -> dict[int, Signal]:
    """The values that stand out, by their place. The limits lie evenly around the mean."""
    away = [value - mean for value in values]
    sides = [_sign(distance) for distance in away]
    rules: dict[Cause, Marks] = {
        Cause.OUTSIDE: _beyond(away, upper - mean),
        Cause.TREND: _trends(values),
        Cause.TWO_OF_THREE: _two_of_three(away, near_upper - mean, upper - mean),
        Cause.SHIFT: _sevens(sides, RUN),
    }
    found: dict[int, Signal] = {}
    for cause, marks in rules.items():
        for place, side in marks:
            found.setdefault(place, Signal(cause, side > 0))
    return dict(sorted(found.items()))


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def _beyond(away: Sequence[Decimal], limit: Decimal) -> Marks:
    return (
        (place, _sign(distance)) for place, distance in enumerate(away) if abs(distance) > limit
    )


def _sevens(signs: Sequence[int], length: int) -> Marks:
    """The seven places from each stretch of so many equal signs on."""
    for first in range(len(signs) - length + 1):
        stretch = set(signs[first : first + length])
        if len(stretch) == 1 and 0 not in stretch:
            yield from ((place, signs[first]) for place in range(first, first + RUN))


def _trends(values: Sequence[Decimal]) -> Marks:
    """Seven in a row that rise are six steps up."""
    steps = [_sign(after - before) for before, after in pairwise(values)]
    return _sevens(steps, RUN - 1)


def _two_of_three(away: Sequence[Decimal], near: Decimal, limit: Decimal) -> Marks:
    """Of each three in a row, the two or three near the limit on one side.

    What lies outside the limit is no part of it: it stands out by itself.
    """
    outside = dict(_beyond(away, limit))
    by = {place: side for place, side in _beyond(away, near) if place not in outside}
    for first in range(len(away) - 2):
        for side in (1, -1):
            places = [place for place in range(first, first + 3) if by.get(place) == side]
            if len(places) > 1:
                yield from ((place, side) for place in places)

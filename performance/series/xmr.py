"""Which months stand out from the usual ups and downs: an XmR chart (statistical process control).

The limits are those of NHS England's Making Data Count: from the mean and the mean moving range
of the unrounded shares, without leaving any month out. Why: docs/decisions/control-charts.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from performance.series import causes as rules
from performance.series.causes import Cause
from performance.series.points import Point, Series

TO_LIMIT = Decimal("2.66")
TO_NEAR_LIMIT = Decimal("1.773")
# With fewer months, the limits may still move a lot: they are a trial.
ENOUGH = 12
# So fine that equal shares stay equal through sum and division.
FINE = Decimal("1e-12")


@dataclass(frozen=True)
class Limits:
    """Between which shares (0 to 1) a month usually lies. They can lie below 0 or above 1."""

    mean: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal
    is_trial: bool


@dataclass(frozen=True)
class Phase:
    """Months that were counted in one way. `limits` is none for a month on its own.

    `causes` holds the months that stand out; `better` those of them that do so for the better.
    Months in which nobody was counted are in `points` and play no part.
    """

    points: Sequence[Point]
    limits: Limits | None
    causes: dict[date, Cause] = field(default_factory=dict)
    better: frozenset[date] = frozenset()

    def is_better(self, period: date) -> bool:
        return period in self.better


class Assurance(Enum):
    """Whether a level will be met if all goes on as it does now."""

    MISSING = "consistently missing"
    MEETING = "consistently meeting"
    HIT_AND_MISS = "hit and miss"


def phases(series: Series) -> list[Phase]:
    """The series in its parts: limits start again at each known change of what is counted."""
    starts = sorted({found.on for found in series.breaks})
    parts: dict[int, list[Point]] = {}
    for point in series.points:
        parts.setdefault(sum(start <= point.period for start in starts), []).append(point)
    return [_phase(points) for _, points in sorted(parts.items())]


def assurance(limits: Limits, level: Decimal) -> Assurance:
    """For a level in people of every 100, where more is better."""
    share = level / 100
    if share > limits.upper:
        return Assurance.MISSING
    return Assurance.MEETING if share < limits.lower else Assurance.HIT_AND_MISS


def limits_of(shares: Sequence[Decimal]) -> Limits | None:
    if len(shares) < 2:  # noqa: PLR2004 (a range needs two)
        return None
    mean = sum(shares, Decimal()) / len(shares)
    ranges = [abs(after - before) for before, after in pairwise(shares)]
    moving = sum(ranges, Decimal()) / len(ranges)
    return Limits(
        mean=mean,
        lower=mean - TO_LIMIT * moving,
        upper=mean + TO_LIMIT * moving,
        near_lower=mean - TO_NEAR_LIMIT * moving,
        near_upper=mean + TO_NEAR_LIMIT * moving,
        is_trial=len(shares) < ENOUGH,
    )


def _phase(points: Sequence[Point]) -> Phase:
    shares = {
        point.period: point.share.quantize(FINE) for point in points if point.share is not None
    }
    values = list(shares.values())
    limits = limits_of(values)
    if limits is None:
        return Phase(points, None)
    found = rules.find(values, limits.mean, limits.upper, limits.near_upper)
    months = list(shares)
    return Phase(
        points,
        limits,
        {months[place]: signal.cause for place, signal in found.items()},
        frozenset(months[place] for place, signal in found.items() if signal.is_better),
    )

"""From numbers and months to places on the paper, with ticks where people expect them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

STEPS = (1, 2, 5, 10, 20, 25, 50)
# In months: 1, a quarter, half a year, years.
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120)
MOST_TICKS = 7
# Under this, the scale begins at nothing: to cut so little off would only mislead.
NEARLY_NOTHING = 20
FEWEST_BETWEEN = 10


@dataclass(frozen=True)
class Scale:
    """Places numbers between two ends of the paper, in whole units: a unit is about a pixel, and
    what nobody can see is not sent."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> int:
        if self.high == self.low:
            return round((self.start + self.end) / 2)
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start))


def shares_between(values: Iterable[float]) -> tuple[int, int, int]:
    """The ends of a scale of people in every 100, and its step."""
    found = list(values) or [0, 100]
    low, high = max(min(found) - 1, 0), min(max(found) + 1, 100)
    if low < NEARLY_NOTHING:
        low = 0
    low = min(low, high - FEWEST_BETWEEN)
    step = _step(high - low)
    return floor(low / step) * step, min(ceil(high / step) * step, 100), step


def counts_up_to(values: Iterable[float]) -> tuple[int, int]:
    """The end of a scale of people that begins at nothing, and its step."""
    highest = max([*values, 1])
    size = 10 ** max(len(str(int(highest))) - 2, 0)
    step = _step(highest / size) * size
    return ceil(highest / step) * step, step


def _step(span: float) -> int:
    return next((step for step in STEPS if span / step < MOST_TICKS), STEPS[-1])


def number_of(month: date) -> int:
    """Months counted from a common start, so that they can be subtracted."""
    return month.year * 12 + month.month - 1


def month_of(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def month_ticks(first: date, last: date, most: int) -> Sequence[tuple[date, str]]:
    """Months to name below a chart: whole years where there are many, and never too many."""
    start, end = number_of(first), number_of(last)
    step = next((step for step in MONTH_STEPS if (end - start) / step < most), MONTH_STEPS[-1])
    ticks = [month_of(number) for number in range(start, end + 1) if number % step == 0]
    return [(month, _name(month, step)) for month in ticks]


def _name(month: date, step: int) -> str:
    return f"{month:%Y}" if step % 12 == 0 else f"{month:%b %Y}"

"""How many people were counted in the last twelve months, against twelve months of before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from performance.figures.months import months_from, months_to
from performance.figures.numbers import count, listed, month
from performance.series.points import Point, Series
from performance.series.reading import Bodies, read_series
from performance.volumes.models import Baseline

YEAR = 12
HUNDRED = 100


@dataclass(frozen=True)
class Pair:
    """A month of now and the same month of then. None where there is no figure."""

    period: date
    now: Decimal | None
    then: Decimal | None

    @property
    def is_whole(self) -> bool:
        return self.now is not None and self.then is not None


@dataclass(frozen=True)
class Comparison:
    """Twelve months beside those of the baseline. Only months with both figures are summed."""

    baseline: Baseline
    series: Series
    pairs: Sequence[Pair]
    cautions: Sequence[str]

    @property
    def now(self) -> Decimal:
        return sum((pair.now or Decimal() for pair in self.pairs if pair.is_whole), Decimal())

    @property
    def then(self) -> Decimal:
        return sum((pair.then or Decimal() for pair in self.pairs if pair.is_whole), Decimal())

    @property
    def missing(self) -> list[date]:
        """Months of now that cannot be compared."""
        return [pair.period for pair in self.pairs if not pair.is_whole]

    @property
    def baseline_months(self) -> str:
        first, *_, last = months_from(self.baseline.first_month, YEAR)
        return f"{month(first)} to {month(last)}"

    @property
    def sentence(self) -> str:
        until = f"the twelve months to {month(self.pairs[-1].period)}"
        name, did = self.baseline.name, self.baseline.counted
        if not self.missing:
            said = f"{count(self.now)} people {did} in {until}. In {name}"
        else:
            number = len(self.pairs) - len(self.missing)
            months = f"{number} of {until}" if number > 1 else f"one of {until}"
            same = f"the same {number} months" if number > 1 else "the same month"
            said = (
                f"{count(self.now)} people {did} in {months}. We cannot compare "
                f"{listed([month(period) for period in self.missing])}: there are not figures "
                f"for both years. In {same} of {name}"
            )
        return f"{said} ({self.baseline_months}) it was {count(self.then)}.{self._for_each_100()}"

    def _for_each_100(self) -> str:
        if not self.then:
            return ""
        if self.now == self.then:
            return " That is the same number."
        exact = self.now * HUNDRED / self.then
        rounded = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
        about = str(rounded)
        if rounded == HUNDRED:
            about = f"just {'over' if exact > HUNDRED else 'under'} {HUNDRED}"
        return f" That is {about} for every {HUNDRED} then."


def compare(baseline: Baseline, bodies: Bodies | None = None) -> Comparison | None:
    """None where no month has a figure both now and then."""
    found = read_series(baseline.organisation, [baseline.standard], bodies=bodies)
    return compare_series(found[baseline.standard.code], baseline)


def compare_series(series: Series, baseline: Baseline) -> Comparison | None:
    """The last twelve months of the series against the baseline's, which come before them."""
    then = months_from(baseline.first_month, YEAR)
    if series.latest is None:
        return None
    now = months_to(series.latest.period, YEAR)
    by_month = {point.period: point for point in series.points}
    same = {period.month: period for period in then}
    pairs = [_pair(by_month, period, same[period.month]) for period in now]
    if now[0] <= then[-1] or not any(pair.is_whole for pair in pairs):
        return None
    points = [by_month[period] for period in (*then, *now) if period in by_month]
    return Comparison(baseline, series, pairs, _cautions(points, baseline))


def _pair(by_month: dict[date, Point], now: date, then: date) -> Pair:
    found, before = by_month.get(now), by_month.get(then)
    return Pair(now, found.total if found else None, before.total if before else None)


def _cautions(points: Sequence[Point], baseline: Baseline) -> list[str]:
    found = [baseline.note]
    if any(point.is_provisional for point in points):
        found.append("Some of these figures may still change.")
    if any(point.is_our_sum for point in points):
        found.append("Some of these figures are our own sum, not official figures.")
    return found

"""For how many months in a row a series has been below a standard, or has met it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.figures.months import month_before
from performance.series.points import Break, Point, Series
from performance.standards.levels import standard_on
from performance.standards.models import Target


def meets(point: Point, targets: list[Target]) -> bool | None:
    """Whether it met the standard of its month; none where there is no level or nobody."""
    standard = standard_on(targets, point.period)
    if standard is None or point.share is None:
        return None
    return point.within * Decimal(100) >= standard.level * point.total


def last_break(series: Series, after: date, until: date) -> Break | None:
    """The last known change between two months: later than the one, or in the other."""
    found = [each for each in series.breaks if after < each.on <= until]
    return found[-1] if found else None


@dataclass(frozen=True)
class Run:
    """So many months in a row, up to one, that all meet the standard or are all below it.

    It goes back to a month of the other kind, or to where months cannot be told together:
    `gap` is a month without a figure (or with nobody), `change` a known change of what is counted.
    """

    months: int
    met: bool
    gap: date | None = None
    change: Break | None = None


def run_until(series: Series, targets: list[Target], last: Point) -> Run | None:
    """None where the month itself cannot be told against a standard."""
    met = meets(last, targets)
    if met is None:
        return None
    by_month = {point.period: point for point in series.points}
    first, months = last.period, 1
    while True:
        change = last_break(series, month_before(first), first)
        earlier = by_month.get(month_before(first))
        if change or earlier is None or meets(earlier, targets) is not met:
            break
        first, months = earlier.period, months + 1
    has_earlier = series.points[0].period < first
    nobody = earlier is None or earlier.share is None
    return Run(
        months,
        met,
        gap=month_before(first) if nobody and has_earlier and not change else None,
        change=change if has_earlier else None,
    )

"""What a chart of a standard shows, as plain numbers: months, what is usual, what is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from performance.charts.scales import month_of, number_of
from performance.figures.models import Basis
from performance.figures.numbers import against, in_every_100, level, month
from performance.series.points import Break, Point, Series
from performance.series.xmr import Phase, phases
from performance.standards.levels import APRIL, standard_in_force, standard_on
from performance.standards.models import Target, TargetKind


@dataclass(frozen=True)
class Month:
    """One month: its number, and how many people in every 100."""

    number: int
    share: Decimal
    kind: str = "ordinary"
    is_provisional: bool = False

    @property
    def value(self) -> float:
        return float(self.share * 100)

    @property
    def said(self) -> int:
        return in_every_100(self.share)


@dataclass(frozen=True)
class Stretch:
    """What holds from one month to another: a level, an average, a limit."""

    kind: str
    first: int
    last: int
    value: float
    name: str
    said: str

    @property
    def words(self) -> str:
        return f"{self.name}: {self.said}"


@dataclass(frozen=True)
class Content:
    """All that is drawn. `runs` are months without a gap or a break, joined by a line."""

    months: Sequence[Month]
    runs: Sequence[Sequence[Month]]
    england: Sequence[Sequence[Month]]
    england_counted: str
    usual: Sequence[Stretch]
    levels: Sequence[Stretch]
    breaks: Sequence[Break]
    latest: str

    @property
    def first(self) -> date:
        return month_of(self.months[0].number)

    @property
    def last(self) -> date:
        return month_of(self.months[-1].number)

    @property
    def usual_now(self) -> list[Stretch]:
        """Average and limits as they stand for the last month."""
        last = self.months[-1].number
        return [found for found in self.usual if found.last == last]

    @property
    def values(self) -> list[float]:
        """Everything that the scale must have room for."""
        beside = [found.value for run in self.england for found in run]
        lines = [found.value for found in (*self.usual, *self.levels)]
        return [*(found.value for found in self.months), *beside, *lines]


def content_of(
    series: Series, targets: Sequence[Target], england: Series | None, first: date | None
) -> Content | None:
    """From the month `first` on; what is usual is worked out from all months of the series."""
    parts = phases(series)
    shown = series.between(first, None)
    months = [found for found in _months(parts) if shown.points and _is_in(found, shown)]
    if not months:
        return None
    start, end = month_of(months[0].number), month_of(months[-1].number)
    last = next(point for point in reversed(shown.points) if point.share is not None)
    return Content(
        months=months,
        runs=list(_runs(months, shown.breaks)),
        england=list(_of_england(england, start, end)),
        england_counted=_otherwise_counted(england, series),
        usual=list(_usual(parts, months)),
        levels=list(_levels(list(targets), start, end)),
        breaks=shown.breaks,
        latest=f"{last.period:%b %Y}: {_said(last, targets)}",
    )


def _is_in(found: Month, shown: Series) -> bool:
    return found.number >= number_of(shown.points[0].period)


def _said(point: Point, targets: Sequence[Target]) -> str:
    asked = standard_on(targets, point.period)
    return against(point.share, asked.level if asked else None) if point.share is not None else ""


def _months(parts: Sequence[Phase]) -> Iterator[Month]:
    """Months in which somebody was counted."""
    for part in parts:
        for point in part.points:
            if point.share is not None:
                kind = kind_of(part, point.period)
                yield Month(number_of(point.period), point.share, kind, point.is_provisional)


def kind_of(part: Phase, period: date) -> str:
    """Which shape a month has: it is ordinary, or it stands out for better or worse."""
    if period not in part.causes:
        return "ordinary"
    return "better" if part.is_better(period) else "worse"


def _runs(months: Sequence[Month], breaks: Sequence[Break]) -> Iterator[list[Month]]:
    starts = {number_of(found.on) for found in breaks}
    run = list(months[:1])
    for before, found in pairwise(months):
        if found.number - before.number > 1 or found.number in starts:
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _of_england(england: Series | None, start: date, end: date) -> Iterator[list[Month]]:
    if england is None:
        return
    shown = england.between(start, end)
    months = [
        Month(number_of(point.period), point.share)
        for point in shown.points
        if point.share is not None
    ]
    yield from _runs(months, shown.breaks)


def _otherwise_counted(england: Series | None, series: Series) -> str:
    """How people are counted in England, where that is not as in the series."""
    if england is None or england.basis == series.basis:
        return ""
    return f", {Basis(england.basis).label.lower()}"


def _usual(parts: Sequence[Phase], months: Sequence[Month]) -> Iterator[Stretch]:
    """Average and limits of each part, drawn no further than there are months."""
    numbers = {found.number for found in months}
    for part in parts:
        here = sorted(numbers & {number_of(point.period) for point in part.points})
        if part.limits and here:
            limit = "limit trial" if part.limits.is_trial else "limit"
            for kind, name, share in (
                (limit, "Upper limit", part.limits.upper),
                (limit, "Lower limit", part.limits.lower),
                ("mean", "Average", part.limits.mean),
            ):
                # Limits can lie where no share can be.
                inside = min(max(share, Decimal(0)), Decimal(1))
                said = str(in_every_100(inside))
                yield Stretch(kind, here[0], here[-1], float(inside * 100), name, said)


def _levels(targets: list[Target], start: date, end: date) -> Iterator[Stretch]:
    """The standard while it counted, and each aim over the year that ended with it."""
    for found, since, until in standard_in_force(targets, start, end):
        yield _level(found, "Standard", since, until)
    for found in targets:
        year = date(found.on.year - (found.on.month < APRIL), APRIL, 1)
        first, last = max(year, start), min(found.on, end)
        if found.kind == TargetKind.AMBITION and first <= last:
            yield _level(found, f"Aim by {month(found.on)}", first, last)


def _level(found: Target, name: str, first: date, last: date) -> Stretch:
    value = float(found.level)
    return Stretch(found.kind, number_of(first), number_of(last), value, name, level(found.level))

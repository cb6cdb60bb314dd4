"""Figures in their order of time, as pages, charts, sentences and open data read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from performance.figures.models import Status
from performance.organisations.models import Organisation
from performance.standards.models import Standard

# Below so many people, one person more or less moves the share by several in every 100.
SMALL = 20


@dataclass(frozen=True)
class Point:
    """One month. `total` and `within` are counts of people, with halves; `source` is the file."""

    period: date
    total: Decimal
    within: Decimal
    status: str
    source: str
    organisations: tuple[str, ...]
    is_rounded: bool = False
    # Of several organisations that we added up: no official figure, whatever its parts are.
    is_our_sum: bool = False

    @property
    def after(self) -> Decimal:
        return self.total - self.within

    @property
    def share(self) -> Decimal | None:
        """From 0 to 1; none where there was nobody."""
        return self.within / self.total if self.total else None

    @property
    def is_provisional(self) -> bool:
        return self.status == Status.PROVISIONAL

    @property
    def is_small(self) -> bool:
        return self.total < SMALL


@dataclass(frozen=True)
class Break:
    """From this month on the figures are another body's, or are counted in another way."""

    on: date
    why: str


@dataclass(frozen=True)
class Series:
    """All months of one organisation, one standard and one type of cancer (empty: all of them).

    Months without a figure are left out. `basis` says how people are counted.
    """

    organisation: Organisation
    standard: Standard
    basis: str
    cancer_type: str = ""
    points: Sequence[Point] = field(default_factory=tuple)
    breaks: Sequence[Break] = field(default_factory=tuple)

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None

    def at(self, period: date) -> Point | None:
        return next((point for point in self.points if point.period == period), None)

    def between(self, first: date | None, last: date | None) -> "Series":
        """The same series, from one month to another, both with it."""
        kept = [
            point
            for point in self.points
            if (not first or point.period >= first) and (not last or point.period <= last)
        ]
        start = kept[0].period if kept else None
        breaks = [found for found in self.breaks if start and start < found.on <= kept[-1].period]
        return Series(self.organisation, self.standard, self.basis, self.cancer_type, kept, breaks)

"""Reads what may be shown, and adds it up: a sum knows no more than its parts.

Nothing of the feedback itself is read here, so no filter and no period can tell more than the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engagement.openness.suppression import LEAST
from engagement.openness.table import NONE
from engagement.reports.keys import ALL, FEWER, key
from engagement.reports.models import ReportQuarter

MONTHS = ("Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec")


@dataclass(frozen=True)
class Number:
    """What readers may know of a number: the least that it is, and the most where that is known."""

    least: int
    most: int | None

    @property
    def exact(self) -> int | None:
        return self.least if self.least == self.most else None

    @property
    def text(self) -> str:
        if self.exact is not None:
            return f"{self.least:,}"
        if not self.least:
            return NONE if self.most is None else f"fewer than {self.most + 1:,}"
        return (
            f"at least {self.least:,}" if self.most is None else f"{self.least:,} to {self.most:,}"
        )

    def __add__(self, other: "Number") -> "Number":
        most = None if self.most is None or other.most is None else self.most + other.most
        return Number(self.least + other.least, most)


UNKNOWN = Number(0, None)
FEW = Number(0, LEAST - 1)


@dataclass(frozen=True)
class Released:
    """The quarters of a period, the oldest first."""

    quarters: Sequence[ReportQuarter]

    def of(self, *parts: object) -> Number:
        """In the whole period."""
        found = self.each(*parts)
        return sum(found[1:], start=found[0]) if found else UNKNOWN

    def each(self, *parts: object) -> list[Number]:
        """Quarter by quarter."""
        return [_number(quarter.numbers.get(key(*parts))) for quarter in self.quarters]

    def days(self, *parts: object) -> list[int | None]:
        return [quarter.days.get(key(*parts)) for quarter in self.quarters]

    @property
    def all(self) -> Number:
        return self.of(ALL)

    @property
    def names(self) -> list[str]:
        return [name_of(quarter) for quarter in self.quarters]

    @property
    def words(self) -> str:
        """Such as: from Jan to Mar 2026 to Apr to Jun 2026."""
        if not self.quarters:
            return ""
        first, last = self.quarters[0], self.quarters[-1]
        return f"{_month(first, 0)} to {_month(last, 2)}"


def name_of(quarter: ReportQuarter) -> str:
    return f"{MONTHS[quarter.quarter - 1]} {quarter.year}"


def _month(quarter: ReportQuarter, which: int) -> str:
    return f"{date(quarter.year, (quarter.quarter - 1) * 3 + which + 1, 1):%B %Y}"


def _number(kept: int | str | None) -> Number:
    if isinstance(kept, int):
        return Number(kept, kept)
    return FEW if kept == FEWER else UNKNOWN

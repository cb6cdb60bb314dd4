"""People who still wait, week by week, and people who were treated late: two different things."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from performance.backlog.models import BacklogCount
from performance.figures.numbers import count, day, month, people
from performance.organisations.models import Organisation
from performance.series.points import Point, Series

NONE_PUBLISHED = (
    "There is no published figure for how many people still wait after 62 days, so we show none."
)
MANAGEMENT_INFORMATION = (
    "This is management information of the alliance. It is counted week by week and is not an "
    "official figure."
)
NOT_THE_BACKLOG = "These people have started treatment. People who still wait are not among them."
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    ending: date
    over_62_days: int
    over_104_days: int | None
    source: str


@dataclass(frozen=True)
class Backlog:
    """Weekly counts of one organisation, in their order; there is at least one."""

    organisation: Organisation
    weeks: Sequence[Week]

    @property
    def latest(self) -> Week:
        return self.weeks[-1]

    @property
    def sentence(self) -> str:
        week = self.latest
        said = (
            f"On {day(week.ending)}, {people(week.over_62_days)} had waited for longer than "
            f"62 days{self._very_long()}."
        )
        return f"{said} {change}" if (change := self._change()) else said

    def _very_long(self) -> str:
        longest = self.latest.over_104_days
        if longest is None or not self.latest.over_62_days:
            return ""
        return f", {count(Decimal(longest)) if longest else 'none'} of them longer than 104 days"

    def _change(self) -> str:
        """Against the week before; where that is missing, nothing is said."""
        by_week = {week.ending: week.over_62_days for week in self.weeks}
        before = by_week.get(self.latest.ending - WEEK)
        if before is None:
            return ""
        more = self.latest.over_62_days - before
        if not more:
            return "That is the same number as the week before."
        return f"That is {abs(more):,} {'more' if more > 0 else 'fewer'} than the week before."


def read_backlogs() -> list[Backlog]:
    """That of each organisation that has counts, in the organisations' order. Two queries."""
    found: dict[int, list[Week]] = {}
    counts = BacklogCount.objects.filter(replaced_by=None).order_by("week_ending")
    for of, ending, over_62, over_104, source, file_name in counts.values_list(
        "organisation",
        "week_ending",
        "over_62_days",
        "over_104_days",
        "source",
        "load__file_name",
    ):
        found.setdefault(of, []).append(Week(ending, over_62, over_104, source or file_name))
    organisations = Organisation.objects.filter(pk__in=list(found))
    return [Backlog(organisation, found[organisation.pk]) for organisation in organisations]


def read_backlog(organisation: Organisation) -> Backlog | None:
    """None where there are no counts: then the page says that none is published."""
    return next((each for each in read_backlogs() if each.organisation.pk == organisation.pk), None)


@dataclass(frozen=True)
class Late:
    """People whose treatment began after 62 days. Never to be called the backlog."""

    period: date
    number: Decimal

    @property
    def sentence(self) -> str:
        return f"In {month(self.period)}, {people(self.number)} started treatment after 62 days."


def people_treated_late(series: Series) -> list[Late]:
    """By month, from the 62-day standard, which alone counts from referral to treatment."""
    if series.standard.code != "62D":
        raise ValueError("People treated late are counted by the 62-day standard.")
    return [_late(point) for point in series.points]


def _late(point: Point) -> Late:
    return Late(point.period, point.after)

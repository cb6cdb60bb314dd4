"""People who still wait, where the alliance publishes them; and people treated late."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from performance.backlog.reading import (
    Backlog,
    Late,
    people_treated_late,
    read_backlogs,
)
from performance.charts.drawing import Chart
from performance.charts.lines import Counted, Line, line_chart
from performance.figures.numbers import count, day, month
from performance.organisations.models import Organisation
from performance.series.points import Series
from performance.series.sentences import who

# Weeks and months, with a little room for days that move.
WEEK, MONTH = 8, 31
WEEKS_SHOWN = 104


@dataclass(frozen=True)
class ShownBacklog:
    """Weekly counts of one organisation: the last two years."""

    backlog: Backlog

    @property
    def of_whom(self) -> str:
        return self.backlog.organisation.name

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The newest week first."""
        return [
            (
                day(week.ending),
                f"{week.over_62_days:,}",
                "No figure" if week.over_104_days is None else f"{week.over_104_days:,}",
            )
            for week in reversed(self.backlog.weeks[-WEEKS_SHOWN:])
        ]

    @cached_property
    def chart(self) -> Chart | None:
        weeks = self.backlog.weeks[-WEEKS_SHOWN:]
        longest = [
            (week.ending, float(week.over_104_days))
            for week in weeks
            if week.over_104_days is not None
        ]
        return line_chart(
            Counted(
                title=f"{self.of_whom}: people who still wait, week by week",
                of_whom=self.of_whom,
                head="People at the end of the week",
                lines=[
                    Line("Over 62 days", [(week.ending, week.over_62_days) for week in weeks]),
                    Line("Over 104 days", longest),
                ],
                gap=WEEK,
            )
        )


@dataclass(frozen=True)
class ShownLate:
    """People who were treated after 62 days, month by month."""

    series: Series
    first: date | None

    @cached_property
    def months(self) -> list[Late]:
        return people_treated_late(self.series.between(self.first, None))

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [(month(late.period), count(late.number)) for late in reversed(self.months)]

    @cached_property
    def chart(self) -> Chart | None:
        return line_chart(
            Counted(
                title=f"{who(self.series)}: people who started treatment after 62 days",
                of_whom=who(self.series),
                head="People in each month",
                lines=[
                    Line("After 62 days", [(one.period, float(one.number)) for one in self.months])
                ],
                gap=MONTH,
            )
        )


def backlogs_of(body: Organisation) -> list[ShownBacklog]:
    """The organisation's own; where it has none, all that there are, each by its name."""
    found = read_backlogs()
    own = [one for one in found if one.organisation.pk == body.pk]
    return [ShownBacklog(one) for one in own or found]

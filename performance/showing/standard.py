"""One standard of one organisation, with all that a page shows of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from alliance_site.core.live_figures.registry import Headline
from performance.charts.drawing import Chart
from performance.charts.xmr import xmr_chart
from performance.figures.months import months_to
from performance.figures.numbers import against, count, month
from performance.figures.sources import ATTRIBUTION, SOURCE_URL
from performance.series.chart_words import assurance_words
from performance.series.points import Point, Series
from performance.series.sentences import Said, say, who
from performance.series.xmr import Phase, assurance, phases
from performance.showing.rows import HEADINGS, Group, Row, groups_of, rows_of
from performance.standards.levels import standard_on
from performance.standards.models import Standard, Target

# Five years; readers can ask for more.
MONTHS_SHOWN = 60
OUR_SUM = "This is our own sum, not an official figure."


@dataclass(frozen=True)
class ShownStandard:
    """The series up to the month that is looked at, and the first month on the chart."""

    series: Series
    targets: Sequence[Target]
    england: Series | None = None
    first: date | None = None

    def until(self, last: date | None) -> "ShownStandard":
        """The same as it was in a month."""
        return replace(self, series=self.series.between(None, last)) if last else self

    def since(self, first: date | None) -> "ShownStandard":
        """The same from a month on; without one, for the last years."""
        return replace(self, first=first) if first else self.of_last_years()

    def of_last_years(self) -> "ShownStandard":
        latest = self.series.latest
        first = months_to(latest.period, MONTHS_SHOWN)[0] if latest else None
        return replace(self, first=first)

    @property
    def is_cut(self) -> bool:
        """Whether there are earlier months than those on the chart."""
        points = self.series.points
        return bool(points and self.first and points[0].period < self.first)

    @property
    def standard(self) -> Standard:
        return self.series.standard

    @property
    def anchor(self) -> str:
        return f"standard-{self.standard.pk}"

    @cached_property
    def visible(self) -> Series:
        return self.series.between(self.first, None)

    @property
    def latest(self) -> Point | None:
        return self.visible.latest

    @cached_property
    def said(self) -> Said | None:
        return say(self.series, self.targets) if self.latest else None

    @cached_property
    def chart(self) -> Chart | None:
        return xmr_chart(self.series, self.targets, self.england, self.first)

    @cached_property
    def parts(self) -> Sequence[Phase]:
        return phases(self.series)

    @property
    def headings(self) -> tuple[str, ...]:
        return HEADINGS

    @property
    def rows(self) -> list[Row]:
        """The numbers behind the chart, the newest month first."""
        return rows_of(self.visible, self.parts)

    @property
    def stands_out(self) -> list[Group]:
        return groups_of(self.visible, self.parts)

    @property
    def expected(self) -> str:
        """What to expect of the standard, if all goes on as it does."""
        asked = standard_on(self.targets, self.latest.period) if self.latest else None
        limits = self.parts[-1].limits if self.parts else None
        return assurance_words(assurance(limits, asked.level), asked) if asked and limits else ""

    @property
    def our_sum(self) -> str:
        """What must be said of a sum of ours, on every chart."""
        return OUR_SUM if self.series.organisation.is_our_sum else ""

    @property
    def open_data(self) -> dict[str, str]:
        """The addresses of the whole series for other people's work, by the sort of file."""
        codes = {"organisation": self.series.organisation.code, "standard": self.standard.code}
        asked = {"cancer_type": self.series.cancer_type} if self.series.cancer_type else {}
        query = f"?{urlencode(asked)}" if asked else ""
        return {
            "CSV": reverse("series_csv", kwargs=codes) + query,
            "JSON": reverse("series_json", kwargs=codes) + query,
        }

    @property
    def provisional(self) -> str:
        """Which of the months may still change."""
        months = [point.period for point in self.visible.points if point.is_provisional]
        if not months:
            return ""
        if len(months) == 1:
            return f"The figure for {month(months[0])} is provisional: it may still change."
        first, last = month(months[0]), month(months[-1])
        return f"The figures from {first} to {last} are provisional: they may still change."

    @property
    def headline(self) -> Headline | None:
        """The latest month in large letters; none where there is nobody to count."""
        point = self.latest
        if point is None or point.share is None:
            return None
        asked = standard_on(self.targets, point.period)
        counted = f"{count(point.within)} of {count(point.total)}"
        said = [f"people {self.standard.what_happened}: {counted}."]
        if self.said and self.said.standard:
            said.append(self.said.standard)
        as_at = f"{who(self.series)}, {month(point.period)}"
        if point.is_provisional:
            as_at += ", provisional"
        if self.our_sum:
            as_at += f". {self.our_sum.removesuffix('.')}"
        return Headline(
            value=f"{against(point.share, asked.level if asked else None)} in every 100",
            label=" ".join(said),
            source=ATTRIBUTION,
            source_url=SOURCE_URL,
            as_at=as_at,
        )

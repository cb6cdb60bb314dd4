"""The waiting times as live figures: one for each organisation and standard on the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.template.loader import render_to_string
from markupsafe import Markup

from alliance_site.core.live_figures.registry import Choices, Headline
from performance.figures.models import Observation
from performance.figures.numbers import month as month_in_words
from performance.open_data.updated import updated_at
from performance.series.reading import Bodies
from performance.showing.reading import read_shown, shown_bodies, shown_standards
from performance.showing.standard import ShownStandard


@dataclass(frozen=True)
class WaitingTime:
    """One organisation and standard, through all months."""

    shown: ShownStandard
    updated: Callable[[], datetime | None]

    def headline(self, month: str) -> Headline | None:
        return found.headline if (found := self._at(month)) else None

    def chart(self, month: str) -> Markup | None:
        found = self._at(month)
        if found is None or found.chart is None:
            return None
        context = {"shown": found, "updated": self.updated()}
        drawn = render_to_string("performance/standard_chart.html", context)
        return Markup(drawn)  # noqa: S704 (a template of ours, which escapes)

    def _at(self, month: str) -> ShownStandard | None:
        """As it was in a month; none where there is no figure for it."""
        if not month:
            return self.shown.of_last_years()
        try:
            period = date.fromisoformat(f"{month}-01")
        except ValueError:
            return None
        found = self.shown.until(period)
        is_there = found.series.latest is not None and found.series.latest.period == period
        return found.of_last_years() if is_there else None


class WaitingTimes:
    """What core's live figures ask. A key is such as QMF/62D."""

    def choices(self) -> Choices:
        standards = shown_standards()
        return [
            (f"{body.code}/{standard.code}", f"{body.name}: {standard.name}")
            for body in shown_bodies(Bodies())
            for standard in standards
        ]

    def months(self) -> Choices:
        """All that an organisation on the page has a figure for, newest first."""
        bodies = Bodies()
        behind = {
            pk
            for body in shown_bodies(bodies)
            for stretch in bodies.stretches(body)
            for pk in (stretch.organisation.pk, *stretch.parts)
        }
        periods = (
            Observation.objects.filter(
                organisation__in=behind,
                standard__is_shown=True,
                cancer_type="",
                route="",
                modality="",
                replaced_by=None,
            )
            .order_by("-period")
            .values_list("period", flat=True)
            .distinct()
        )
        return [(f"{period:%Y-%m}", month_in_words(period)) for period in periods]

    def read(self, keys: Iterable[str]) -> dict[str, WaitingTime]:
        bodies, standards = Bodies(), shown_standards()
        offered = {
            f"{body.code}/{standard.code}": (body, standard)
            for body in shown_bodies(bodies)
            for standard in standards
        }
        wanted = {key: offered[key] for key in keys if key in offered}
        if not wanted:
            return {}
        asked = list({standard.pk: standard for _, standard in wanted.values()}.values())
        found = read_shown({body for body, _ in wanted.values()}, asked, bodies)
        updated = cache(updated_at)  # asked for once, by the first chart
        return {
            key: WaitingTime(shown, updated)
            for key, (body, standard) in wanted.items()
            if (shown := found[body.code, standard.code]).series.points
        }

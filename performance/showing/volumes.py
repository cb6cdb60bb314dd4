"""How many people are treated, against before covid."""

from dataclasses import dataclass
from functools import cached_property

from performance.charts.columns import Compared, column_chart
from performance.charts.columns import Pair as Column
from performance.charts.drawing import Chart
from performance.figures.numbers import count, month
from performance.organisations.models import Organisation
from performance.series.reading import Bodies
from performance.volumes.comparing import Comparison, compare
from performance.volumes.models import Baseline


@dataclass(frozen=True)
class ShownVolumes:
    """The last twelve months against the twelve of the baseline."""

    comparison: Comparison

    @property
    def of_whom(self) -> str:
        return self.comparison.series.organisation.name

    @cached_property
    def chart(self) -> Chart | None:
        found = self.comparison
        first, last = found.pairs[0].period, found.pairs[-1].period
        name = f"{found.baseline.name}, {found.baseline_months}"
        return column_chart(
            Compared(
                title=self._title(),
                of_whom=self.of_whom,
                head="People in each month",
                now=f"{month(first)} to {month(last)}",
                before=name,
                pairs=[
                    Column(f"{pair.period:%b}", f"{pair.period:%b}"[0], pair.now, pair.then)
                    for pair in found.pairs
                ],
            )
        )

    def _title(self) -> str:
        found = self.comparison
        months = len(found.pairs) - len(found.missing)
        those = "1 month" if months == 1 else f"{months} months"
        return (
            f"{self.of_whom}: {count(found.now)} people {found.baseline.counted} in {those}, "
            f"against {count(found.then)} in the same months of {found.baseline.name}"
        )

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """In the order of the chart, with the sum of the months that can be compared."""
        found = self.comparison
        rows = [(month(pair.period), _said(pair.now), _said(pair.then)) for pair in found.pairs]
        return [*rows, ("Months with both figures", count(found.now), count(found.then))]


def _said(number: object) -> str:
    return "No figure" if number is None else count(number)  # type: ignore[arg-type]


def volumes_of(body: Organisation, bodies: Bodies) -> ShownVolumes | None:
    """Of the organisation itself, or else of the main one, which the words name."""
    found = Baseline.objects.select_related("organisation", "standard")
    own = {one.organisation_id: one for one in found}
    main = next((one for one in found if one.organisation.is_main), None)
    baseline = own.get(body.pk, main)
    comparison = compare(baseline, bodies) if baseline else None
    return ShownVolumes(comparison) if comparison else None

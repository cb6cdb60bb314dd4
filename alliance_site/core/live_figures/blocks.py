"""A live figure in large letters, and the chart of one: always the newest, or pinned to a month."""

from typing import Any

from wagtail import blocks

from alliance_site.core.live_figures.known import figure_of
from alliance_site.core.live_figures.registry import offered_figures, offered_months

PINNED = (
    "Leave it at the newest, and the figure follows the data. Where your text speaks of one "
    "month, as news does, choose that month: it then stays."
)


class RegisteredChoiceBlock(blocks.ChoiceBlock):
    """One of what the apps offer. What was chosen once is kept as it is written, so that showing a
    page asks nobody for the choices."""

    def normalize_choice(self, value: Any) -> str:
        return "" if value is None else str(value)

    def clean(self, value: str) -> str:
        # A draft can always be saved; the publishing gate looks at what is chosen.
        return value if self.is_deferred_validation else super().clean(value)

    def get_searchable_content(self, value: str) -> list[str]:
        return []


class PlacedFigure(blocks.StructBlock):
    """What both blocks share: which figure, and of which month."""

    live_figure_key = RegisteredChoiceBlock(choices=offered_figures, label="Figure")
    month = RegisteredChoiceBlock(choices=offered_months, required=False, help_text=PINNED)

    def get_preview_value(self) -> dict[str, str]:
        """The first there is, as it is today."""
        first = next(iter(offered_figures()), ("", ""))
        return self.normalize({"live_figure_key": first[0], "month": ""})


class LiveFigureBlock(PlacedFigure):
    """A figure that follows the data behind it."""

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        figure = figure_of(value["live_figure_key"])
        headline = figure.headline(value["month"]) if figure else None
        return {**super().get_context(value, parent_context), "headline": headline}

    class Meta:
        icon = "decimal"
        label = "Live figure"
        template = "core/blocks/live_figure.html"
        description = "A waiting time in large letters. It follows the data by itself."


class LiveChartBlock(PlacedFigure):
    """The chart of a figure, with its numbers and its source."""

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        figure = figure_of(value["live_figure_key"])
        chart = figure.chart(value["month"]) if figure else None
        return {**super().get_context(value, parent_context), "chart": chart}

    class Meta:
        icon = "sliders"
        label = "Live chart"
        template = "core/blocks/live_chart.html"
        description = "A chart that follows the data by itself, with the numbers behind it."

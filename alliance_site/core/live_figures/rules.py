"""What the publishing gate says about live figures: readers must find what a page announces."""

from collections.abc import Iterator

from alliance_site.core.live_figures.blocks import LiveChartBlock, PlacedFigure
from alliance_site.core.live_figures.registry import LiveFigure, read
from alliance_site.core.publishing.content import Content
from alliance_site.core.publishing.problems import Problem, Severity

GONE = "There is no such figure any more. Choose another, or take the block away."
NOT_THEN = "There is no figure for this month. Choose another month, or the newest."


def check(content: Content) -> Iterator[Problem]:
    placed = [
        (piece, piece.block, piece.value or {})
        for piece in content.pieces
        if isinstance(piece.block, PlacedFigure)
    ]
    figures = read({str(value.get("live_figure_key") or "") for _, _, value in placed})
    for piece, block, value in placed:
        figure = figures.get(str(value.get("live_figure_key") or ""))
        month = str(value.get("month") or "")
        message = NOT_THEN if figure else GONE
        if figure is None or not _is_there(block, figure, month):
            yield Problem(Severity.REFUSAL, message, piece.field, piece.path)


def _is_there(block: PlacedFigure, figure: LiveFigure, month: str) -> bool:
    is_chart = isinstance(block, LiveChartBlock)
    return bool(figure.chart(month) if is_chart else figure.headline(month))

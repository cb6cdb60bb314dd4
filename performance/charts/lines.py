"""How many people there are over time, as one line or two from a scale that begins at nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from performance.charts import shapes
from performance.charts.drawing import SIZES, Chart, Drawing, KeyEntry, Path, Size
from performance.charts.paper import Name, Paper
from performance.charts.scales import Scale, counts_up_to

KINDS = ("main", "second")


@dataclass(frozen=True)
class Line:
    """One of the lines: what it counts, in a few words, and its numbers by day."""

    name: str
    values: Sequence[tuple[date, float]]


@dataclass(frozen=True)
class Counted:
    """What a chart of lines shows. Between two days further apart than `gap`, nothing is drawn."""

    title: str
    of_whom: str
    head: str
    lines: Sequence[Line]
    gap: int


def line_chart(counted: Counted) -> Chart | None:
    """None where there is nothing to draw."""
    lines = [line for line in counted.lines if line.values]
    if not lines:
        return None
    return Chart(
        title=counted.title,
        of_whom=counted.of_whom,
        description=" ".join([f"A line chart. {counted.head}.", *map(_sentence, lines)]),
        drawings=[_drawing(counted, lines, size) for size in SIZES],
        key=[
            KeyEntry(kind, shapes.SAMPLE_LINE, line.name, is_named=True)
            for kind, line in zip(KINDS, lines, strict=False)
            if len(lines) > 1
        ],
    )


def _said(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _sentence(line: Line) -> str:
    (first, start), (last, end) = line.values[0], line.values[-1]
    highest = max(line.values, key=lambda found: found[1])
    return (
        f"{line.name}: {_said(start)} in {first:%B %Y}, {_said(end)} in {last:%B %Y}; at most "
        f"{_said(highest[1])}, in {highest[0]:%B %Y}."
    )


def _drawing(counted: Counted, lines: Sequence[Line], size: Size) -> Drawing:
    paper = Paper(size)
    days = [day for line in lines for day, _ in line.values]
    x = paper.days(min(days), max(days))
    high, step = counts_up_to(value for line in lines for _, value in line.values)
    y = paper.numbers(0, high, step)
    paper.head(counted.head)
    for kind, line in zip(KINDS, lines, strict=False):
        paper.paths.append(Path(kind, shapes.line(_stretches(line, counted.gap, x, y))))
        places = [(x.at(day.toordinal()), y.at(value)) for day, value in line.values]
        if kind == KINDS[0]:
            paper.paths.append(Path("mark ordinary", shapes.dots(places, size.mark)))
    paper.names(
        Name(y.at(line.values[-1][1]), f"{line.name}: {_said(line.values[-1][1])}", kind)
        for kind, line in zip(KINDS, lines, strict=False)
    )
    return paper.drawing()


def _stretches(line: Line, gap: int, x: Scale, y: Scale) -> list[list[shapes.Place]]:
    found: list[list[shapes.Place]] = [[]]
    for before, after in pairwise([None, *line.values]):
        if before and after and (after[0] - before[0]).days > gap:
            found.append([])
        if after:
            found[-1].append((x.at(after[0].toordinal()), y.at(after[1])))
    return found

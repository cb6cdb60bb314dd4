"""Months as columns beside the same months of an earlier year, which are bars across them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from performance.charts import shapes
from performance.charts.drawing import SIZES, Chart, Drawing, KeyEntry, Path, Size, Words
from performance.charts.paper import Paper
from performance.charts.scales import Scale, counts_up_to
from performance.figures.numbers import count

# The share of its place that a column takes, and that a bar does.
COLUMN, BAR = 0.56, 0.86
SAMPLE_COLUMN = "M12 16V2h12V16z"
SAMPLE_BAR = "M4 8H32"


@dataclass(frozen=True)
class Pair:
    """A month by its name (short, and a letter), now and before; none where there is no figure."""

    name: str
    letter: str
    now: Decimal | None
    before: Decimal | None


@dataclass(frozen=True)
class Compared:
    """What the columns count and what the bars stand for, with all months in their order."""

    title: str
    of_whom: str
    head: str
    now: str
    before: str
    pairs: Sequence[Pair]


def column_chart(compared: Compared) -> Chart | None:
    """None where there is nothing to compare."""
    if not any(pair.now is not None for pair in compared.pairs):
        return None
    return Chart(
        title=compared.title,
        of_whom=compared.of_whom,
        description=" ".join(_sentences(compared)),
        drawings=[_drawing(compared, size) for size in SIZES],
        key=[
            KeyEntry("now", SAMPLE_COLUMN, f"Column: {compared.now}"),
            KeyEntry("before", SAMPLE_BAR, f"Bar across: {compared.before}"),
        ],
    )


def _sentences(compared: Compared) -> Iterator[str]:
    yield f"A column for each month of {compared.now}, with a bar across for {compared.before}."
    for pair in compared.pairs:
        now = count(pair.now) if pair.now is not None else "no figure"
        before = count(pair.before) if pair.before is not None else "no figure"
        yield f"{pair.name}: {now}, before {before}."


def _drawing(compared: Compared, size: Size) -> Drawing:
    paper = Paper(size, right=8)
    values = [
        float(value)
        for pair in compared.pairs
        for value in (pair.now, pair.before)
        if value is not None
    ]
    high, step = counts_up_to(values)
    y = paper.numbers(0, high, step)
    paper.head(compared.head)
    place = (paper.right - size.left) / len(compared.pairs)
    middles = [size.left + (number + 0.5) * place for number in range(len(compared.pairs))]
    for pair, middle in zip(compared.pairs, middles, strict=True):
        _column(paper, pair, middle, place, y)
    bars = "".join(
        _bar(middle, place, y.at(float(pair.before)))
        for pair, middle in zip(compared.pairs, middles, strict=True)
        if pair.before is not None
    )
    # After all columns, as they lie across them; an edge of the paper's colour keeps them apart.
    paper.paths.extend([Path("edge", bars), Path("before", bars)])
    return paper.drawing()


def _column(paper: Paper, pair: Pair, middle: float, place: float, y: Scale) -> None:
    size = paper.size
    name = pair.name if size.names_lines else pair.letter
    at = round(middle)
    paper.words.append(Words(at, paper.foot + size.line + 2, name, anchor="middle"))
    if pair.now is not None:
        top, width = y.at(float(pair.now)), place * COLUMN
        shape = shapes.column(round(middle - width / 2), top, round(width), paper.foot)
        paper.paths.append(Path("now", shape))
        if size.names_lines:
            paper.words.append(Words(at, paper.foot - 10, count(pair.now), "in-column", "middle"))


def _bar(middle: float, place: float, height: int) -> str:
    half = place * BAR / 2
    return shapes.level(round(middle - half), round(middle + half), height)

"""The chart of one standard: each month, what is usual, what is asked for, and England."""

from collections.abc import Iterator, Sequence
from datetime import date

from performance.charts import shapes
from performance.charts.content import Content, Month, Stretch, content_of
from performance.charts.drawing import SIZES, Chart, Drawing, Path, Size, Words
from performance.charts.keys import key_of
from performance.charts.paper import Name, Paper, lines_for
from performance.charts.scales import Scale, shares_between
from performance.charts.words import description_of
from performance.series.chart_words import chart_title
from performance.series.points import Series
from performance.series.sentences import who
from performance.standards.models import Target

HEAD = "People in every 100"
# Half the way to the next mark where they stand close: levels begin before their first month.
BEFORE = 6


def xmr_chart(
    series: Series,
    targets: Sequence[Target],
    england: Series | None = None,
    first: date | None = None,
) -> Chart | None:
    """Up to the last month of the series. None where there is nobody to show."""
    content = content_of(series, targets, england, first)
    if content is None:
        return None
    return Chart(
        title=chart_title(series, targets),
        of_whom=who(series),
        description=description_of(content),
        drawings=[_drawing(content, size) for size in SIZES],
        key=key_of(content),
    )


def _drawing(content: Content, size: Size) -> Drawing:
    paper = Paper(size, lines_for(content.breaks, size))
    x = paper.months(content.first, content.last)
    low, high, step = shares_between(content.values)
    y = paper.numbers(low, high, step)
    paper.head(f"{HEAD} (the scale starts at {low})" if low else HEAD)
    paper.breaks(x, content.breaks)
    for found in (*content.usual, *content.levels):
        ends = _ends(found, x, paper)
        paper.paths.append(Path(found.kind, shapes.level(*ends, y.at(found.value))))
    paper.paths.append(Path("england", _joined(content.england, x, y)))
    paper.paths.append(Path("main", _joined(content.runs, x, y)))
    paper.paths.extend(_marks(content.months, size, x, y))
    _name(paper, content, x, y)
    return paper.drawing()


def _ends(found: Stretch, x: Scale, paper: Paper) -> tuple[int, int]:
    """From a little before its first month to a little after its last; a month on its own is
    crossed by all lines."""
    if x.low == x.high:
        return paper.size.left, paper.right
    return x.at(found.first) - BEFORE, x.at(found.last) + BEFORE


def _at(found: Month, x: Scale, y: Scale) -> shapes.Place:
    return x.at(found.number), y.at(found.value)


def _joined(runs: Sequence[Sequence[Month]], x: Scale, y: Scale) -> str:
    return shapes.line([_at(found, x, y) for found in run] for run in runs)


def _marks(months: Sequence[Month], size: Size, x: Scale, y: Scale) -> Iterator[Path]:
    """All marks of one look are one path; provisional ones are hollow."""
    for kind in shapes.SHAPES:
        for is_provisional, look in ((False, shapes.SHAPES), (True, shapes.HOLLOW)):
            places = [
                _at(found, x, y)
                for found in months
                if found.kind == kind and found.is_provisional == is_provisional
            ]
            name = f"mark {kind}{' provisional' if is_provisional else ''}"
            yield Path(name, look[kind](places, size.mark))


def _name(paper: Paper, content: Content, x: Scale, y: Scale) -> None:
    """Names beside the lines where there is room, and otherwise on the one that matters most."""
    if paper.size.names_lines:
        paper.names(_names(content, y))
        return
    standards = [found for found in content.levels if found.kind == "standard"]
    taken = [_at(found, x, y) for found in content.months]
    for found in standards[-1:]:
        ends = _ends(found, x, paper)
        place = free_place(found.words, paper.size, (*ends, y.at(found.value)), taken)
        paper.words.extend([place] if place else [])


def free_place(
    text: str, size: Size, line: tuple[int, int, int], taken: Sequence[shapes.Place]
) -> Words | None:
    """Room for the name of a level line (its ends and its height), above or below it, where no
    month is. None where there is none: the key names it too."""
    start, end, height = line
    width = len(text) * size.letter
    for left in (start, end - width):
        for foot in (height - 5, height + size.text + 3):
            inside = [
                (x, y)
                for x, y in taken
                if left - 4 < x < left + width + 4 and foot - size.text - 4 < y < foot + 6
            ]
            if not inside:
                return Words(round(left), foot, text, "on-line")
    return None


def _names(content: Content, y: Scale) -> Iterator[Name]:
    yield Name(y.at(content.months[-1].value), content.latest, "main")
    for found in content.usual_now:
        yield Name(y.at(found.value), found.words, found.kind)
    # Of the aims, the newest: those before it stand in the key.
    for found in {found.kind: found for found in content.levels}.values():
        yield Name(y.at(found.value), found.words, found.kind)
    if content.england:
        there = content.england[-1][-1]
        yield Name(y.at(there.value), f"England: {there.said}", "england")

"""The numbers behind a chart, month by month, and the months that stand out, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from performance.figures.models import Status
from performance.figures.numbers import count, in_every_100, month
from performance.series.chart_words import cause_words
from performance.series.points import Point, Series
from performance.series.xmr import Phase

NOBODY = "Nobody"
HEADINGS = ("Month", "People", "Within the time", "In every 100", "Status", "Note")


class Row(NamedTuple):
    """A month in words, as it stands in the table below these headings."""

    month: str
    people: str
    within: str
    in_every_100: str
    status: str
    note: str


@dataclass(frozen=True)
class Group:
    """Months in a row that stand out for the same reason."""

    months: str
    words: str
    is_better: bool


def rows_of(series: Series, parts: Sequence[Phase]) -> list[Row]:
    """The newest month first."""
    by_month = {point.period: part for part in parts for point in part.points}
    return [_row(point, series, by_month.get(point.period)) for point in reversed(series.points)]


def _row(point: Point, series: Series, part: Phase | None) -> Row:
    return Row(
        month=month(point.period),
        people=count(point.total),
        within=count(point.within),
        in_every_100=NOBODY if point.share is None else str(in_every_100(point.share)),
        status=Status(point.status).label,
        note=". ".join(_notes(point, series, part)),
    )


def _notes(point: Point, series: Series, part: Phase | None) -> Iterator[str]:
    if part and (cause := part.causes.get(point.period)):
        is_better = part.is_better(point.period)
        yield f"{'Better' if is_better else 'Worse'}: {cause_words(cause, is_better)}"
    for change in series.breaks:
        if change.on == point.period:
            yield change.why
    if point.is_small and point.total:
        yield "Small number: one person more or less changes it a lot"
    if point.is_rounded:
        yield "The source rounds to whole people"


def groups_of(series: Series, parts: Sequence[Phase]) -> list[Group]:
    """The newest first."""
    found = []
    for part in parts:
        shown = [point for point in part.points if point in series.points]
        for reason, points in groupby(shown, key=lambda point: _reason(part, point)):
            if reason:
                found.append(_group(list(points), *reason))
    return found[::-1]


def _reason(part: Phase, point: Point) -> tuple[str, bool] | None:
    cause = part.causes.get(point.period)
    is_better = part.is_better(point.period)
    return (cause_words(cause, is_better), is_better) if cause else None


def _group(points: Sequence[Point], words: str, is_better: bool) -> Group:
    first, last = month(points[0].period), month(points[-1].period)
    return Group(first if first == last else f"{first} to {last}", words, is_better)

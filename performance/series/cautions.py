"""What a reader must know before making much of a figure."""

from performance.figures.numbers import month, people
from performance.series.points import Point, Series
from performance.series.runs import run_until
from performance.standards.models import Target


def cautions_on(series: Series, targets: list[Target], point: Point) -> list[str]:
    """The remarks on one month, the one that weighs most first."""
    return [
        *_on_the_count(point),
        *_on_who_is_counted(series, point),
        *_on_the_months_before(series, targets, point),
    ]


def _on_the_count(point: Point) -> list[str]:
    found = []
    if point.is_provisional:
        found.append("This figure may still change.")
    if point.is_small and point.total:
        found.append(f"Only {people(point.total)}: one person more or less changes this a lot.")
    if point.is_rounded:
        found.append("The source of this figure gives whole numbers only.")
    elif point.total % 1 or point.within % 1:
        found.append("A half means that two hospitals shared the care of a person.")
    return found


def _on_who_is_counted(series: Series, point: Point) -> list[str]:
    if point.is_our_sum or series.organisation.is_our_sum:
        return ["This is our own sum, not an official figure."]
    return []


def _on_the_months_before(series: Series, targets: list[Target], point: Point) -> list[str]:
    if point is series.points[0]:
        return ["This is the first month that we have a figure for."]
    run = run_until(series, targets, point)
    if run and run.change and run.months > 1:
        why = run.change.why.rstrip(".")
        return [f"{why} in {month(run.change.on)}. We do not count the months before it."]
    return []

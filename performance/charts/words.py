"""What somebody who cannot see a chart is told of it, in the order of weight."""

from collections.abc import Iterator

from performance.charts.content import Content
from performance.charts.scales import month_of
from performance.figures.numbers import month


def description_of(content: Content) -> str:
    return " ".join(_sentences(content))


def _sentences(content: Content) -> Iterator[str]:
    months = content.months
    if len(months) == 1:
        yield f"A chart with one month, {month(content.first)}."
    else:
        first, last = month(content.first), month(content.last)
        yield f"A line chart of {len(months)} months, from {first} to {last}."
        low = min(months, key=lambda found: found.value)
        high = max(months, key=lambda found: found.value)
        yield (
            f"The lowest was {low.said} in every 100 in {month(month_of(low.number))}, the "
            f"highest {high.said} in {month(month_of(high.number))}."
        )
    for found in (*content.levels, *content.usual_now):
        yield f"{found.words}."
    if content.england:
        yield f"England{content.england_counted}: {content.england[-1][-1].said}."
    for kind in ("better", "worse"):
        if count := sum(found.kind == kind for found in months):
            yield f"Marked as {kind} than usual: {count} of the months."
    for change in content.breaks:
        yield f"A break in {month(change.on)}: {change.why}."
    yield "The table below has every number."

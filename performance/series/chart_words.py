"""What a chart says in words: its title, the months that stand out, and what to expect."""

from collections.abc import Sequence
from datetime import date

from performance.figures.numbers import against, level, month
from performance.series.causes import Cause
from performance.series.points import Series
from performance.series.runs import run_until
from performance.series.sentences import who
from performance.series.xmr import Assurance
from performance.standards.levels import standard_on
from performance.standards.models import Target

EXPECTED = {
    Assurance.MISSING: "If nothing changes, we expect it to stay below {level}.",
    Assurance.MEETING: "If nothing changes, we expect it to stay at {level} or above.",
    Assurance.HIT_AND_MISS: "If nothing changes, we expect some months to reach {level} and "
    "some to stay below it.",
}


def chart_title(series: Series, targets: Sequence[Target], period: date | None = None) -> str:
    """A title that says the message, with whose figures they are."""
    point = series.at(period) if period else series.latest
    if point is None:
        return f"{who(series)}: no figures for the {series.standard.name}"
    when = month(point.period)
    if point.share is None:
        return f"{who(series)}: nobody was counted in {when}"
    standard = standard_on(targets, point.period)
    said = against(point.share, standard.level if standard else None)
    message = f"{who(series)}: {said} in every 100 {series.standard.what_happened} in {when}"
    run = run_until(series, list(targets), point)
    if standard is None or run is None:
        return message
    verdict = "which meets" if run.met else "below"
    return f"{message}, {verdict} the standard of {level(standard.level)}"


def cause_words(cause: Cause, is_better: bool) -> str:
    """Why a month stands out, to follow "September 2025: "."""
    if cause is Cause.OUTSIDE:
        return f"far {'above' if is_better else 'below'} what is usual"
    if cause is Cause.TREND:
        return f"one of seven or more months in a row, each {'up' if is_better else 'down'}"
    side = "above" if is_better else "below"
    if cause is Cause.TWO_OF_THREE:
        return f"one of two or three months close together, well {side} the average"
    return f"one of seven or more months in a row {side} the average"


def assurance_words(found: Assurance, asked: Target) -> str:
    """What to expect of a level, where the chart has its limits."""
    return EXPECTED[found].format(level=level(asked.level))

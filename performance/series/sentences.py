"""What a figure says, in plain words that are right at the edges too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.figures.models import Basis
from performance.figures.months import month_before, year_before
from performance.figures.numbers import against, count, in_every_100, level, month, people
from performance.series.cautions import cautions_on
from performance.series.points import Point, Series
from performance.series.runs import last_break, meets, run_until
from performance.standards.levels import ambition_for, standard_on
from performance.standards.models import Target


@dataclass(frozen=True)
class Said:
    """The words on one month. Each is a sentence or two, or empty where there is nothing to say.

    `who` names the organisation and how people are counted; it stands apart, as on a chart.
    """

    who: str
    lead: str
    standard: str = ""
    run: str = ""
    aim: str = ""
    change: str = ""
    year: str = ""
    cautions: Sequence[str] = ()

    @property
    def short(self) -> str:
        """The message on its own: the figure, the standard and how long it has been so."""
        return " ".join(part for part in (self.lead, self.standard, self.run) if part)


def say(series: Series, targets: Sequence[Target], period: date | None = None) -> Said | None:
    """The words on a month of the series, the latest if none is named; none without a figure.

    Months after it are not looked at. `targets` are the levels of the series' standard.
    """
    point = series.at(period) if period else series.latest
    if point is None:
        return None
    known = list(targets)
    return Said(
        who=who(series),
        lead=_lead(series, known, point),
        standard=_standard(known, point),
        run=_run(series, known, point),
        aim=_aim(known, point),
        change=_compared(series, known, point, month_before(point.period), "the month before"),
        year=_since_a_year(series, known, point),
        cautions=cautions_on(series, known, point),
    )


def who(series: Series) -> str:
    """Whose figures they are. A hospital's are its patients', wherever they live."""
    name = series.organisation.name
    if series.organisation.kind != series.basis:
        name = f"{name}, {Basis(series.basis).label.lower()}"
    return f"{name} ({series.cancer_type})" if series.cancer_type else name


def _lead(series: Series, targets: list[Target], point: Point) -> str:
    when, happened = month(point.period), series.standard.what_happened
    only = f" ({series.cancer_type})" if series.cancer_type else ""
    if point.share is None:
        return f"In {when}, nobody was counted{only}, so there is no share to show."
    standard = standard_on(targets, point.period)
    share = against(point.share, standard.level if standard else None)
    if point.total == 1 and point.within in (0, 1):
        in_time = "in time" if point.within else "not in time"
        return f"In {when}, one person was counted{only}, {in_time}: {share} in every 100."
    return f"In {when}, {_counted(point)}{only} {happened}: {share} in every 100."


def _counted(point: Point) -> str:
    if point.within == point.total and point.total > 1:
        return f"all {count(point.total)} people"
    if not point.within:
        return f"none of {count(point.total)} people"
    return f"{count(point.within)} of {people(point.total)}"


def _standard(targets: list[Target], point: Point) -> str:
    found = standard_on(targets, point.period)
    if found is None:
        return ""
    exactly = point.share is not None and point.share * 100 == found.level
    end = ", and it was met exactly" if exactly else ""
    return f"The standard is {level(found.level)}{end}."


def _run(series: Series, targets: list[Target], point: Point) -> str:
    run = run_until(series, targets, point)
    if run is None:
        return ""
    words = "met the standard" if run.met else "been below the standard"
    if run.months > 1:
        said = f"It has {words} for the last {run.months} months."
        return f"{said} {_gap(series, run.gap)}" if run.gap else said
    earlier = series.at(month_before(point.period))
    if run.change or run.gap or earlier is None or meets(earlier, targets) is None:
        return ""
    was = "was below" if run.met else "met"
    return f"The month before, it {was} the standard."


def _gap(series: Series, period: date) -> str:
    why = "nobody was counted in" if series.at(period) else "there is no figure for"
    return f"We do not count further back: {why} {month(period)}."


def _aim(targets: list[Target], point: Point) -> str:
    found = ambition_for(targets, point.period)
    if found is None:
        return ""
    said = f"The aim by {month(found.on)} is {level(found.level)}."
    if point.share is not None and against(point.share, found.level).startswith("just under"):
        return f"{said} It is just under that."
    return said


def _since_a_year(series: Series, targets: list[Target], point: Point) -> str:
    """Nothing where the month before cannot be compared either: that is said once."""
    if last_break(series, month_before(point.period), point.period):
        return ""
    return _compared(series, targets, point, year_before(point.period), "a year before")


def _compared(
    series: Series, targets: list[Target], point: Point, with_month: date, name: str
) -> str:
    """Against an earlier month, but only where both were counted in the same way."""
    earlier = series.at(with_month)
    if point.share is None or point is series.points[0]:
        return ""
    if earlier is None:
        known = series.points[0].period < with_month
        return f"There is no figure for {name}, {month(with_month)}." if known else ""
    change = last_break(series, with_month, point.period)
    if change:
        why = change.why.rstrip(".")
        return f"It cannot be compared with {name}. {why} in {month(change.on)}."
    if earlier.share is None:
        return f"Nobody was counted {name}, in {month(with_month)}."
    standard = standard_on(targets, with_month)
    was = against(earlier.share, standard.level if standard else None)
    return _more_or_fewer(point.share, earlier.share, name, f"in {month(with_month)}", was)


def _more_or_fewer(share: Decimal, before: Decimal, name: str, when: str, was: str) -> str:
    if share == before:
        return f"That is the same as {name}, {when}."
    if in_every_100(share) == in_every_100(before):
        return f"That is about the same as {name}, {when}."
    word = "more" if share > before else "fewer"
    return f"That is {word} than {name}: {when} it was {was} in every 100."

"""The figures that are in force, by what they are of: what a file is compared with."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from performance.backlog.models import BacklogCount
from performance.figures.models import Observation
from performance.importing.reading import Known
from performance.importing.rows import BacklogRow, FigureRow, Row
from performance.organisations.models import Organisation, OrganisationKind
from performance.standards.models import Standard


class Standing(NamedTuple):
    """A figure in force; without a number of its row, it comes with an earlier file at once."""

    counts: tuple
    status: str
    is_rounded: bool
    pk: int | None


InForce = dict[tuple, Standing]


def known_now() -> Known:
    bodies = dict(Organisation.objects.values_list("code", "kind"))
    return Known(
        organisations=frozenset(bodies),
        standards=frozenset(Standard.objects.values_list("code", flat=True)),
        official=frozenset(c for c, kind in bodies.items() if kind != OrganisationKind.OUR_SUM),
    )


def in_force(rows: Sequence[Row]) -> InForce:
    """What is in force for the months and weeks of these rows: one query for each kind."""
    found: InForce = {}
    figures = [row for row in rows if isinstance(row, FigureRow)]
    if figures:
        found.update(_figures({row.period for row in figures}))
    weeks = {row.week_ending for row in rows if isinstance(row, BacklogRow)}
    if weeks:
        found.update(_backlog(weeks))
    return found


def _figures(periods: Iterable[Any]) -> Iterable[tuple[tuple, Standing]]:
    for *key, total, within, status, is_rounded, pk in Observation.objects.filter(
        period__in=list(periods), replaced_by=None
    ).values_list(
        "organisation__code",
        "standard__code",
        "basis",
        "period",
        "cancer_type",
        "route",
        "modality",
        "total",
        "within",
        "status",
        "is_rounded",
        "pk",
    ):
        yield tuple(key), Standing((total, within), status, is_rounded, pk)


def _backlog(weeks: Iterable[Any]) -> Iterable[tuple[tuple, Standing]]:
    for code, week, over_62, over_104, pk in BacklogCount.objects.filter(
        week_ending__in=list(weeks), replaced_by=None
    ).values_list("organisation__code", "week_ending", "over_62_days", "over_104_days", "pk"):
        yield (code, week), Standing((over_62, over_104), "", False, pk)

"""Reads series: an organisation with those before it, and our own sums, in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from performance.figures.models import Basis, Observation, Status
from performance.organisations.models import Organisation, OrganisationKind, Succession
from performance.series.points import Break, Point, Series
from performance.standards.models import SeriesBreak, Standard

# A sum of ours is of trusts unless its parts are commissioners; England is counted in both ways.
BASIS_OF = {
    OrganisationKind.COMMISSIONER: Basis.COMMISSIONER,
    OrganisationKind.PROVIDER: Basis.PROVIDER,
}


@dataclass(frozen=True)
class _Stretch:
    """Whose figures stand in a series from one month on and before another."""

    organisation: Organisation
    parts: tuple[int, ...]
    first: date | None
    end: date | None

    def holds(self, period: date) -> bool:
        return (not self.first or period >= self.first) and (not self.end or period < self.end)


class Bodies:
    """All organisations with their parts and successions, fetched once: three queries."""

    def __init__(self) -> None:
        self.by_pk = {found.pk: found for found in Organisation.objects.all()}
        self.parts: dict[int, list[int]] = defaultdict(list)
        for whole, part in Organisation.parts.through.objects.values_list(
            "from_organisation_id", "to_organisation_id"
        ):
            self.parts[whole].append(part)
        self.before: dict[int, list[Succession]] = defaultdict(list)
        for found in Succession.objects.all():
            self.before[found.successor_id].append(found)

    def basis_of(self, organisation: Organisation) -> str:
        """How its people are counted."""
        parts = self.parts.get(organisation.pk)
        if organisation.is_our_sum and parts:
            return self.basis_of(self.by_pk[parts[0]])
        return BASIS_OF.get(OrganisationKind(organisation.kind), Basis.PROVIDER)

    def stretches(self, organisation: Organisation, end: date | None = None) -> list[_Stretch]:
        """The organisation and those before it, the newest first."""
        before = self.before.get(organisation.pk, [])
        first = max((found.on for found in before), default=None)
        here = _Stretch(organisation, tuple(self.parts.get(organisation.pk, ())), first, end)
        if first is None or (end and first >= end):
            return [here]
        older = [self.by_pk[found.predecessor_id] for found in before if found.on == first]
        # Several that became one at the same time are read as one sum of theirs.
        return [here, *(stretch for body in older for stretch in self.stretches(body, first))]


def read_series(
    organisation: Organisation,
    standards: Sequence[Standard],
    basis: str = "",
    cancer_type: str = "",
    bodies: Bodies | None = None,
) -> dict[str, Series]:
    """The series of an organisation, by the standard's code. The number of queries is constant."""
    bodies = bodies or Bodies()
    basis = basis or bodies.basis_of(organisation)
    found = read_together([(organisation, basis)], standards, cancer_type, bodies)
    return {code: series for (_, _, code), series in found.items()}


def read_together(
    wanted: Iterable[tuple[Organisation, str]],
    standards: Sequence[Standard],
    cancer_type: str = "",
    bodies: Bodies | None = None,
) -> dict[tuple[str, str, str], Series]:
    """The series of several organisations, each with the way in which its people are counted, by
    the codes of organisation, basis and standard. Two queries, however many there are."""
    bodies = bodies or Bodies()
    asked = {(body.pk, basis): (body, bodies.stretches(body)) for body, basis in wanted}
    rows = _rows(
        {
            pk
            for _, stretches in asked.values()
            for stretch in stretches
            for pk in (stretch.organisation.pk, *stretch.parts)
        },
        standards,
        {basis for _, basis in asked},
        cancer_type,
    )
    changes = list(SeriesBreak.objects.filter(Q(standard=None) | Q(standard__in=list(standards))))
    return {
        (body.code, basis, standard.code): Series(
            body,
            standard,
            basis,
            cancer_type,
            _points(rows.get((basis, standard.pk), {}), stretches, bodies),
            _breaks(standard, changes, stretches, bodies),
        )
        for (_, basis), (body, stretches) in asked.items()
        for standard in standards
    }


class Row(NamedTuple):
    """A figure as it is stored, without all that a series does not need: there may be thousands."""

    organisation_id: int
    standard_id: int
    basis: str
    period: date
    total: Decimal
    within: Decimal
    status: str
    is_rounded: bool
    source: str
    file_name: str


Rows = dict[date, dict[int, Row]]


def _rows(
    organisations: Iterable[int],
    standards: Iterable[Standard],
    bases: Iterable[str],
    cancer_type: str,
) -> dict[tuple[str, int], Rows]:
    found: dict[tuple[str, int], Rows] = defaultdict(lambda: defaultdict(dict))
    stored = Observation.objects.filter(
        organisation__in=list(organisations),
        standard__in=list(standards),
        basis__in=list(bases),
        cancer_type=cancer_type,
        route="",
        modality="",
        replaced_by=None,
    ).order_by("period")
    for values in stored.values_list(*Row._fields[:-1], "load__file_name"):
        row = Row(*values)
        found[row.basis, row.standard_id][row.period][row.organisation_id] = row
    return found


def _points(rows: Rows, stretches: list[_Stretch], bodies: Bodies) -> list[Point]:
    points = []
    asked = stretches[0].organisation
    for period in sorted(rows):
        own = None if asked.is_our_sum else rows[period].get(asked.pk)
        here = [stretch for stretch in stretches if stretch.holds(period)]
        # What is published under its own name counts, also for months before it took over.
        bodies_here = [[own]] if own else [_of_body(rows[period], stretch) for stretch in here]
        counted = [row for found in bodies_here if found for row in found]
        # A sum with a part missing would be another number under the same name.
        if counted and all(bodies_here):
            points.append(_point(period, counted, bodies))
    return points


def _of_body(rows: dict[int, Row], stretch: _Stretch) -> list[Row]:
    """Its own figure; of a sum of ours those of its parts, or its own where one is missing."""
    own = rows.get(stretch.organisation.pk)
    parts = [rows[part] for part in stretch.parts if part in rows]
    is_whole = bool(parts) and len(parts) == len(stretch.parts)
    if is_whole and (own is None or stretch.organisation.is_our_sum):
        return parts
    return [own] if own else []


def _point(period: date, rows: Sequence[Row], bodies: Bodies) -> Point:
    provisional = any(row.status == Status.PROVISIONAL for row in rows)
    counted = [bodies.by_pk[row.organisation_id] for row in rows]
    return Point(
        period=period,
        total=sum((row.total for row in rows), Decimal()),
        within=sum((row.within for row in rows), Decimal()),
        status=Status.PROVISIONAL if provisional else Status.FINAL,
        source=", ".join(dict.fromkeys(row.source or row.file_name for row in rows)),
        organisations=tuple(body.code for body in counted),
        is_rounded=any(row.is_rounded for row in rows),
        is_our_sum=len(counted) > 1 or counted[0].is_our_sum,
    )


def _breaks(
    standard: Standard, changes: Sequence[SeriesBreak], stretches: list[_Stretch], bodies: Bodies
) -> list[Break]:
    """Known changes of what is counted, and of who is counted, in their order."""
    of_bodies = {
        Break(found.on, found.why)
        for stretch in stretches
        for found in bodies.before.get(stretch.organisation.pk, [])
    }
    of_counting = {
        Break(found.on, found.why) for found in changes if found.standard_id in (None, standard.pk)
    }
    return sorted(of_bodies | of_counting, key=lambda found: (found.on, found.why))

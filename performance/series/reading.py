"""Reads series: an organisation with those before it, and our own sums, in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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
    stretches = bodies.stretches(organisation)
    wanted = {pk for stretch in stretches for pk in (stretch.organisation.pk, *stretch.parts)}
    rows = _rows(wanted, standards, basis, cancer_type)
    breaks = _breaks(standards, stretches, bodies)
    return {
        standard.code: Series(
            organisation,
            standard,
            basis,
            cancer_type,
            _points(rows.get(standard.pk, {}), stretches, bodies),
            breaks[standard.pk],
        )
        for standard in standards
    }


Rows = dict[date, dict[int, Observation]]


def _rows(
    organisations: Iterable[int], standards: Iterable[Standard], basis: str, cancer_type: str
) -> dict[int, Rows]:
    found: dict[int, Rows] = defaultdict(lambda: defaultdict(dict))
    for row in (
        Observation.objects.filter(
            organisation__in=list(organisations),
            standard__in=list(standards),
            basis=basis,
            cancer_type=cancer_type,
            route="",
            modality="",
            replaced_by=None,
        )
        .select_related("load")
        .order_by("period")
    ):
        found[row.standard_id][row.period][row.organisation_id] = row
    return found


def _points(rows: Rows, stretches: list[_Stretch], bodies: Bodies) -> list[Point]:
    points = []
    for period in sorted(rows):
        here = [stretch for stretch in stretches if stretch.holds(period)]
        bodies_here = [_of_body(rows[period], stretch) for stretch in here]
        counted = [row for found in bodies_here if found for row in found]
        # A sum with a part missing would be another number under the same name.
        if counted and all(bodies_here):
            points.append(_point(period, counted, bodies))
    return points


def _of_body(rows: dict[int, Observation], stretch: _Stretch) -> list[Observation]:
    """Its own figure, or those of all its parts; none where one of them is missing."""
    own = rows.get(stretch.organisation.pk)
    if own:
        return [own]
    parts = [rows[part] for part in stretch.parts if part in rows]
    return parts if len(parts) == len(stretch.parts) else []


def _point(period: date, rows: Sequence[Observation], bodies: Bodies) -> Point:
    provisional = any(row.status == Status.PROVISIONAL for row in rows)
    return Point(
        period=period,
        total=sum((row.total for row in rows), Decimal()),
        within=sum((row.within for row in rows), Decimal()),
        status=Status.PROVISIONAL if provisional else Status.FINAL,
        source=", ".join(dict.fromkeys(row.taken_from for row in rows)),
        organisations=tuple(bodies.by_pk[row.organisation_id].code for row in rows),
        is_rounded=any(row.is_rounded for row in rows),
    )


def _breaks(
    standards: Sequence[Standard], stretches: list[_Stretch], bodies: Bodies
) -> dict[int, list[Break]]:
    """Known changes of what is counted, and of who is counted, in their order."""
    changes = list(SeriesBreak.objects.filter(Q(standard=None) | Q(standard__in=list(standards))))
    of_bodies = {
        Break(found.on, found.why)
        for stretch in stretches
        for found in bodies.before.get(stretch.organisation.pk, [])
    }
    return {
        standard.pk: sorted(
            of_bodies
            | {
                Break(found.on, found.why)
                for found in changes
                if found.standard_id in (None, standard.pk)
            },
            key=lambda found: (found.on, found.why),
        )
        for standard in standards
    }

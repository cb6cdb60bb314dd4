"""Which series there are, by what they count."""

from collections.abc import Sequence
from dataclasses import dataclass

from performance.figures.models import Observation
from performance.open_data.choosing import shown
from performance.organisations.models import Organisation
from performance.series.reading import Bodies
from performance.standards.models import Standard


@dataclass(frozen=True)
class OfStandard:
    standard: Standard
    organisations: Sequence[Organisation]


def listed_series() -> list[OfStandard]:
    """Those with a figure for all types of cancer. The number of queries is constant."""
    bodies = Bodies()
    offered = shown(bodies)
    wanted = {pk for body in offered for pk in (body.pk, *bodies.parts.get(body.pk, ()))}
    there = set(
        Observation.objects.filter(
            organisation__in=wanted, cancer_type="", route="", modality="", replaced_by=None
        )
        .order_by()
        .values_list("standard", "organisation")
        .distinct()
    )
    tables = [
        OfStandard(standard, [body for body in offered if _has(standard, body, bodies, there)])
        for standard in Standard.objects.all()
    ]
    return [table for table in tables if table.organisations]


def _has(
    standard: Standard, body: Organisation, bodies: Bodies, there: set[tuple[int, int]]
) -> bool:
    parts = bodies.parts.get(body.pk, ())
    of_parts = bool(parts) and all((standard.pk, part) in there for part in parts)
    return (standard.pk, body.pk) in there or of_parts

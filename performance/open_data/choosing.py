"""Which series an address asks for; and what there is, where it asks for something else."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from performance.figures.models import Basis, Observation
from performance.organisations.models import Organisation
from performance.series.points import Series
from performance.series.reading import Bodies, read_series
from performance.standards.models import Standard, Target


class NotKnown(LookupError):
    """Nothing has this name. `there_is` says what could have been asked for."""

    def __init__(self, words: str, there_is: Sequence[str]) -> None:
        super().__init__(words)
        self.there_is = list(there_is)


@dataclass(frozen=True)
class Chosen:
    """A series with what must be said beside it."""

    series: Series
    parts: Sequence[Organisation]
    targets: Sequence[Target]
    cancer_types: Sequence[str]

    @cached_property
    def is_rounded(self) -> bool:
        return any(point.is_rounded for point in self.series.points)


def choose(organisation: str, standard: str, basis: str = "", cancer_type: str = "") -> Chosen:
    """The number of queries is the same for every series. Raises NotKnown."""
    bodies = Bodies()
    body = _body(bodies, organisation)
    counted = _standard(standard)
    if basis and basis not in Basis.values:
        raise NotKnown(f"There is no basis “{basis}”.", Basis.values)
    basis = basis or bodies.basis_of(body)
    parts = [bodies.by_pk[pk] for pk in bodies.parts.get(body.pk, ())]
    types = _cancer_types([body, *parts], counted, basis)
    read = read_series(body, [counted], basis, _cancer_type(cancer_type, types), bodies)
    targets = list(counted.targets.order_by("kind", "on"))
    return Chosen(read[counted.code], parts, targets, types)


def shown(bodies: Bodies) -> list[Organisation]:
    """The organisations whose series others can have, in their order."""
    return [found for found in bodies.by_pk.values() if found.is_shown]


def _body(bodies: Bodies, code: str) -> Organisation:
    known = {found.code: found for found in shown(bodies)}
    if code not in known:
        raise NotKnown(f"There is no organisation “{code}”.", list(known))
    return known[code]


def _standard(code: str) -> Standard:
    known = {found.code: found for found in Standard.objects.all()}
    if code not in known:
        raise NotKnown(f"There is no standard “{code}”.", list(known))
    return known[code]


def _cancer_types(bodies: Sequence[Organisation], standard: Standard, basis: str) -> list[str]:
    return list(
        Observation.objects.filter(
            standard=standard,
            organisation__in=bodies,
            basis=basis,
            route="",
            modality="",
            replaced_by=None,
        )
        .exclude(cancer_type="")
        .order_by("cancer_type")
        .values_list("cancer_type", flat=True)
        .distinct()
    )


def _cancer_type(asked: str, known: Sequence[str]) -> str:
    """In any case of letters: the official files write them now so, now so."""
    if not asked:
        return ""
    found = next((each for each in known if each.casefold() == asked.casefold()), None)
    if found is None:
        raise NotKnown(f"There are no figures for the type of cancer “{asked}”.", known)
    return found

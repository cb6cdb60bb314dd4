"""Reads standards as they are shown: each organisation's series, its levels, England beside it."""

from collections.abc import Iterable, Mapping, Sequence

from performance.figures.models import Basis
from performance.organisations.models import Organisation, OrganisationKind
from performance.series.points import Series
from performance.series.reading import Bodies, read_together
from performance.showing.standard import ShownStandard
from performance.standards.models import Standard


def shown_bodies(bodies: Bodies) -> list[Organisation]:
    """Those that readers can choose, the main one first."""
    shown = [body for body in bodies.by_pk.values() if body.is_shown]
    return sorted(shown, key=lambda body: (not body.is_main, body.sort_order, body.name))


def shown_standards() -> list[Standard]:
    return list(Standard.objects.filter(is_shown=True).prefetch_related("targets"))


def read_shown(
    wanted: Iterable[Organisation],
    standards: Sequence[Standard],
    bodies: Bodies,
    cancer_type: str = "",
) -> dict[tuple[str, str], ShownStandard]:
    """By the codes of organisation and standard. England is counted as the one beside it is, or as
    it can be: then the chart says how."""
    basis = {body: bodies.basis_of(body) for body in wanted}
    everywhere = (one for one in bodies.by_pk.values() if one.kind == OrganisationKind.ENGLAND)
    england = next(everywhere, None)
    pairs = {*basis.items(), *((england, counted) for counted in Basis.values if england)}
    found = read_together(pairs, standards, cancer_type, bodies)
    return {
        (body.code, one.code): ShownStandard(
            found[body.code, counted, one.code],
            list(one.targets.all()),
            _beside(found, england, counted, one) if england and england != body else None,
        )
        for body, counted in basis.items()
        for one in standards
    }


def _beside(
    found: Mapping[tuple[str, str, str], Series],
    england: Organisation,
    basis: str,
    standard: Standard,
) -> Series:
    ways = [basis, *(way for way in Basis.values if way != basis)]
    read = [found[england.code, way, standard.code] for way in ways]
    return next((series for series in read if series.points), read[0])

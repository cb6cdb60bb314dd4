"""What the fact register can follow: the latest figure of each standard and organisation."""

from collections.abc import Iterable, Iterator

from alliance_site.core.facts.sources import FactSource, FactValue
from performance.figures.months import last_day
from performance.figures.numbers import against
from performance.figures.sources import SOURCE, SOURCE_URL
from performance.organisations.models import Organisation
from performance.series.points import Series
from performance.series.reading import Bodies, read_series
from performance.standards.levels import standard_on
from performance.standards.models import Standard, Target


def offers() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    organisations = list(Organisation.objects.filter(is_shown=True))
    for standard in Standard.objects.filter(is_shown=True):
        yield (
            f"{standard.name}, latest month",
            [(f"{standard.code}/{found.code}", found.name) for found in organisations],
        )


def read(keys: Iterable[str]) -> dict[str, FactValue]:
    """Two queries for each organisation that is named, and a few for all of them."""
    bodies = Bodies()
    by_code = {found.code: found for found in bodies.by_pk.values()}
    standards = {found.code: found for found in Standard.objects.prefetch_related("targets").all()}
    asked: dict[str, set[str]] = {}
    for key in keys:
        standard, _, organisation = key.partition("/")
        if standard in standards and organisation in by_code:
            asked.setdefault(organisation, set()).add(standard)
    found = {}
    for organisation, codes in asked.items():
        wanted = [standards[code] for code in sorted(codes)]
        for code, series in read_series(by_code[organisation], wanted, bodies=bodies).items():
            if value := _value(series, list(standards[code].targets.all())):
                found[f"{code}/{organisation}"] = value
    return found


def _value(series: Series, targets: list[Target]) -> FactValue | None:
    point = series.latest
    if point is None or point.share is None:
        return None
    standard = standard_on(targets, point.period)
    said = against(point.share, standard.level if standard else None)
    # A sum of ours is not NHS England's figure, though it is made of theirs.
    source = f"Our own sum of {SOURCE}" if point.is_our_sum else SOURCE
    source = f"{source} (may still change)" if point.is_provisional else source
    return FactValue(f"{said} in every 100", source, SOURCE_URL, last_day(point.period))


SOURCE_OF_FACTS = FactSource("waiting-times", offers, read)

"""The figures that stand for all: the newest of each standard, for the main organisation."""

from alliance_site.core.live_figures.registry import Headline
from performance.series.reading import Bodies
from performance.showing.reading import read_shown, shown_bodies, shown_standards


def headlines() -> list[Headline]:
    standards = shown_standards()
    bodies = Bodies() if standards else None
    main = shown_bodies(bodies)[:1] if bodies else []
    if not bodies or not main:
        return []
    found = read_shown(main, standards, bodies)
    return [headline for shown in found.values() if (headline := shown.headline)]

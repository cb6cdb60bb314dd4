"""Series, levels and figures for tests, in a few words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from performance.figures.models import Load, Observation, Status
from performance.models import Organisation, Standard, Target
from performance.series.points import Break, Point, Series

RESIDENTS = Organisation(
    code="QMF", name="People who live in north east London", kind="commissioner"
)
STANDARD = Standard(
    code="62D", name="62-day standard", what_happened="started treatment within 62 days"
)
CHANGED = Break(date(2023, 10, 1), "The national standards changed")
SEPTEMBER = date(2025, 9, 1)


def month(year: int, number: int, later: int = 0) -> date:
    """A month, or the one so many months later."""
    months = year * 12 + number - 1 + later
    return date(months // 12, months % 12 + 1, 1)


def point(period: date, within: Any, total: Any, **fields: Any) -> Point:
    given = {"status": Status.FINAL, "source": "a.xlsx", "organisations": ("QMF",), **fields}
    return Point(period, Decimal(str(total)), Decimal(str(within)), **given)


def series(
    shares: Sequence[Any], until: date = SEPTEMBER, breaks: Sequence[Break] = (), **fields: Any
) -> Series:
    """One month after another up to the last; each so many of 100, or (within, total), or none
    for a month without a figure."""
    pairs = [share if isinstance(share, tuple) else (share, 100) for share in shares]
    points = [
        point(month(until.year, until.month, place - len(pairs) + 1), within, total)
        for place, (within, total) in enumerate(pairs)
        if within is not None
    ]
    given = {"organisation": RESIDENTS, "standard": STANDARD, "basis": "commissioner", **fields}
    return Series(points=points, breaks=list(breaks), **given)


def target(kind: str, level: Any, on: date) -> Target:
    return Target(kind=kind, level=Decimal(str(level)), on=on, source="NHS England")


LEVELS = [
    target("standard", 85, date(2023, 10, 1)),
    target("ambition", 70, date(2025, 3, 31)),
    target("ambition", 75, date(2026, 3, 31)),
    target("ambition", 85, date(2029, 3, 31)),
]


def load(**fields: Any) -> Load:
    given = {"file_name": "a.xlsx", "sha256": "0" * 64, "layout": "csv", "source": "NHS England"}
    return Load.objects.create(**{**given, **fields})


def observed(code: str, standard: str, shares: Sequence[Any], **fields: Any) -> None:
    """Figures in the database, one month after another up to the last."""
    organisation = Organisation.objects.get(code=code)
    known = {"basis": "provider", "status": Status.FINAL, **fields}
    until = known.pop("until", SEPTEMBER)
    by = known.pop("load", None) or load()
    Observation.objects.bulk_create(
        Observation(
            organisation=organisation,
            standard=Standard.objects.get(code=standard),
            period=found.period,
            total=found.total,
            within=found.within,
            load=by,
            **known,
        )
        for found in series(shares, until).points
    )

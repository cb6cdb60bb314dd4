"""Which level is asked for on a day: the standard that lasts, and the aim for a date."""

from collections.abc import Iterable
from datetime import date

from performance.standards.models import Target, TargetKind

APRIL = 4


def standard_on(targets: Iterable[Target], day: date) -> Target | None:
    """The standard that counts on the day: the newest that had begun."""
    begun = [found for found in _of(targets, TargetKind.STANDARD) if found.on <= day]
    return begun[-1] if begun else None


def standard_in_force(
    targets: Iterable[Target], first: date, last: date
) -> list[tuple[Target, date, date]]:
    """Each standard that counted between two days, with its first and last day among them.

    What follows on another ends it: the last day given is then the day on which that one begins.
    """
    known = [found for found in _of(targets, TargetKind.STANDARD) if found.on <= last]
    ends = [*(found.on for found in known[1:]), last]
    return [
        (found, max(found.on, first), end)
        for found, end in zip(known, ends, strict=False)
        if end > first or end == last
    ]


def ambition_for(targets: Iterable[Target], day: date) -> Target | None:
    """The aim that comes next: the nearest whose date is not past."""
    return next((found for found in _of(targets, TargetKind.AMBITION) if found.on >= day), None)


def ambition_of_year(targets: Iterable[Target], day: date) -> Target | None:
    """The last aim of the financial year of the day, which is April to March."""
    start = date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)
    end = start.replace(year=start.year + 1)
    of_year = [found for found in _of(targets, TargetKind.AMBITION) if start <= found.on < end]
    return of_year[-1] if of_year else None


def _of(targets: Iterable[Target], kind: str) -> list[Target]:
    return sorted((found for found in targets if found.kind == kind), key=lambda found: found.on)

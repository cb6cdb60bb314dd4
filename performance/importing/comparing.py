"""Compares a file with what is in force: what would be added, changed, unchanged and refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import TextChoices

from performance.figures.models import Status
from performance.importing.rows import Row
from performance.importing.standing import InForce, Standing

FINAL_STANDS = "A final figure is in force. A provisional one never replaces it."
EXACT_STANDS = "The exact count is in force. A rounded one never replaces it."


class Kind(TextChoices):
    """What would become of a row."""

    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "Unchanged"
    REFUSED = "refused", "Refused"


@dataclass(frozen=True)
class Change:
    """One row of the file, and the figure in force that it meets."""

    row: Row
    kind: Kind
    old: Standing | None = None
    why: str = ""


@dataclass
class Comparison:
    """All rows of a file, sorted."""

    changes: list[Change] = field(default_factory=list)

    def of(self, *kinds: Kind) -> list[Change]:
        return [change for change in self.changes if change.kind in kinds]

    def count(self, kind: Kind) -> int:
        return sum(change.kind == kind for change in self.changes)

    @property
    def to_load(self) -> list[Change]:
        return self.of(Kind.ADDED, Kind.CHANGED)


def compare(rows: Iterable[Row], standing: InForce) -> Comparison:
    """What is to be loaded stands in `standing` afterwards, for the next file."""
    found = Comparison()
    for row in rows:
        old = standing.get(row.key)
        kind, why = _sort(row, old)
        found.changes.append(Change(row, kind, old, why))
        if kind in (Kind.ADDED, Kind.CHANGED):
            standing[row.key] = Standing(row.counts, row.status, row.is_rounded, None)
    return found


def _sort(row: Row, old: Standing | None) -> tuple[Kind, str]:
    if old is None:
        return Kind.ADDED, ""
    if old.status == Status.FINAL and row.status == Status.PROVISIONAL:
        return Kind.REFUSED, FINAL_STANDS
    if (row.counts, row.status, row.is_rounded) == (old.counts, old.status, old.is_rounded):
        return Kind.UNCHANGED, ""
    if row.is_rounded and not old.is_rounded and row.status == old.status:
        return Kind.REFUSED, EXACT_STANDS
    return Kind.CHANGED, ""

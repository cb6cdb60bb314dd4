"""What would become of the files of a batch, in the words of a screen or a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from performance.figures.models import Basis, Status
from performance.figures.numbers import count
from performance.importing.comparing import Change, Comparison, Kind
from performance.importing.loading import compare_files, numbers_of
from performance.importing.months import said
from performance.importing.problems import Problem
from performance.importing.rows import ALL_CANCERS, BacklogRow, Parsed

MOST_SHOWN = 100
SHOWN = (Kind.CHANGED, Kind.REFUSED, Kind.ADDED)


@dataclass(frozen=True)
class Line:
    """One row of a file as it is shown."""

    place: str
    organisation: str
    what: str
    when: str
    before: str
    after: str
    kind: str
    why: str


@dataclass(frozen=True)
class FilePreview:
    """One file: what it is, and what it would do. Without a comparison it cannot be loaded yet."""

    parsed: Parsed
    comparison: Comparison | None

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the file is, as names and values."""
        parsed = self.parsed
        told = [
            ("What it is", parsed.label),
            ("People are counted", Basis(parsed.basis).label if parsed.basis else ""),
            (_unit(parsed), months_of(parsed)),
            ("Status", Status(parsed.status).label if parsed.status else ""),
            ("Rows of ours", f"{len(parsed.rows):,}" if parsed.label else ""),
            ("Rows of others, left out", f"{parsed.left_out:,}" if parsed.left_out else ""),
        ]
        return [(name, value) for name, value in told if value]

    @property
    def numbers(self) -> list[tuple[str, int]]:
        found = self.comparison
        return [(kind.label, found.count(kind)) for kind in Kind] if found else []

    @property
    def is_loaded_already(self) -> bool:
        return self.comparison is not None and not self.comparison.to_load

    @property
    def shown(self) -> list[Line]:
        """Changed and refused rows first: whoever loads a file must see those. And all cancers
        before the types of cancer."""
        found = self.comparison.of(*SHOWN) if self.comparison else []
        found.sort(key=lambda change: (SHOWN.index(change.kind), change.row.about != ALL_CANCERS))
        return [_line(change) for change in found[:MOST_SHOWN]]

    @property
    def not_shown(self) -> int:
        found = self.comparison.of(*SHOWN) if self.comparison else []
        return max(0, len(found) - MOST_SHOWN)

    @property
    def problems_not_shown(self) -> int:
        return self.parsed.problem_count - len(self.parsed.problems)


@dataclass(frozen=True)
class BatchPreview:
    """All files that were chosen at once: they are loaded together, or not at all."""

    files: list[FilePreview]
    to_load: int
    expected: str

    @property
    def is_complete(self) -> bool:
        """No file has an error or leaves something open."""
        return all(each.comparison is not None for each in self.files)

    @property
    def can_load(self) -> bool:
        return bool(self.to_load) and self.is_complete


def preview(files: Sequence[Parsed]) -> BatchPreview:
    ready = [parsed for parsed in files if parsed.is_ready]
    comparisons = compare_files(ready)
    by_file = dict(zip(map(id, ready), comparisons, strict=True))
    return BatchPreview(
        [FilePreview(parsed, by_file.get(id(parsed))) for parsed in files],
        sum(len(each.to_load) for each in comparisons),
        numbers_of(comparisons),
    )


def months_of(parsed: Parsed) -> str:
    """September 2025, or April 2024 to March 2025; days where weeks are counted."""
    periods = parsed.periods
    if not periods:
        return ""
    if any(isinstance(row, BacklogRow) for row in parsed.rows):
        names = [f"{day.day} {day:%B %Y}" for day in (periods[0], periods[-1])]
    else:
        names = [said(periods[0]), said(periods[-1])]
    return " to ".join(dict.fromkeys(names))


def _unit(parsed: Parsed) -> str:
    is_backlog = any(isinstance(row, BacklogRow) for row in parsed.rows)
    return "Weeks ending" if is_backlog else "Month" if len(parsed.periods) == 1 else "Months"


def _line(change: Change) -> Line:
    row, old = change.row, change.old
    is_backlog = isinstance(row, BacklogRow)
    return Line(
        place=Problem("", row.sheet, row.row).place,
        organisation=row.organisation,
        what=f"{row.standard}: {row.about}",
        when=f"{row.period:%d/%m/%Y}" if is_backlog else said(row.period),
        before=_counts(old.counts, old.status, old.is_rounded, is_backlog) if old else "",
        after=_counts(row.counts, row.status, row.is_rounded, is_backlog),
        kind=change.kind.label,
        why=change.why,
    )


def _counts(counts: tuple, status: str, is_rounded: bool, is_backlog: bool) -> str:
    if is_backlog:
        over_104 = "not given" if counts[1] is None else f"{counts[1]:,}"
        return f"{counts[0]:,} over 62 days, {over_104} over 104 days"
    total, within = map(Decimal, counts)
    marks = [Status(status).label.lower(), "rounded" if is_rounded else ""]
    return f"{count(within)} of {count(total)} ({', '.join(mark for mark in marks if mark)})"

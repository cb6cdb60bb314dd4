"""One name for each type of cancer and treatment: files write the same in capitals or not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from performance.figures.models import Observation
from performance.importing.rows import FigureRow, Parsed, Row

NAMES = ("cancer_type", "modality")


def spelt(files: Sequence[Parsed]) -> list[Parsed]:
    """The same files with each name as it is kept already, or as it is first written in them."""
    if not any(isinstance(row, FigureRow) for parsed in files for row in parsed.rows):
        return list(files)
    known = _kept()
    return [replace(parsed, rows=[_spelt(row, known) for row in parsed.rows]) for parsed in files]


def _kept() -> dict[str, str]:
    stored = Observation.objects.filter(replaced_by=None)
    names: Iterable[str] = {
        name
        for field in NAMES
        for name in stored.order_by(field).values_list(field, flat=True).distinct()
    }
    return {name.casefold(): name for name in sorted(names)}


def _spelt(row: Row, known: dict[str, str]) -> Row:
    if not isinstance(row, FigureRow):
        return row
    cancer_type, modality = (
        known.setdefault(name.casefold(), name) for name in (row.cancer_type, row.modality)
    )
    if (cancer_type, modality) == (row.cancer_type, row.modality):
        return row
    return row._replace(cancer_type=cancer_type, modality=modality)

"""A plain CSV of our own, for figures that stand in no file that can be read as it is."""

from collections.abc import Iterable, Iterator

from performance.figures.models import Basis, Status
from performance.importing.layouts.layout import IN_EACH_ROW, Layout, all_or, words
from performance.importing.months import month_of_cell
from performance.importing.reading import Reading
from performance.importing.rows import FigureRow
from performance.importing.tables import Table

NEEDED = ("period", "organisation", "basis", "standard", "total", "within", "status")
MORE = ("cancer_type", "rounded", "source")
OWN = {"period", "organisation", "standard"}
ROUNDED = {"yes": True, "no": False, "": False}
CHOICES = {"basis": Basis.values, "status": Status.values, "rounded": list(ROUNDED)}
LONGEST = {"cancer_type": 120, "source": 250}


def fits(heads: Iterable[str]) -> bool:
    return {head.lower() for head in heads} >= OWN


def read(reading: Reading, table: Table) -> str:
    heads = [head.lower() for head in table.heads]
    if not has_columns(reading, heads, NEEDED, MORE):
        return ""
    for number, cells in table.rows:
        if len(cells) != len(heads):
            reading.problem(
                f"There are {len(cells)} cells and not {len(heads)}. The file may be cut off.",
                row=number,
            )
            continue
        named = {name: words(value) for name, value in zip(heads, cells, strict=True)}
        _read_row(reading, named, number)
    return ""


def has_columns(
    reading: Reading, heads: list[str], needed: tuple[str, ...], more: tuple[str, ...]
) -> bool:
    """No column may be missing, unknown or there twice."""
    known = (*needed, *more)
    for wrong, what in (
        ([name for name in needed if name not in heads], "are missing"),
        ([name for name in heads if name not in known], "are not known here"),
        ([name for name in known if heads.count(name) > 1], "stand there twice"),
    ):
        if wrong:
            reading.problem(
                f"These columns {what}: {', '.join(wrong)}. The columns are: {', '.join(known)}.",
                row=1,
            )
            return False
    return True


def _read_row(reading: Reading, cells: dict[str, str], number: int) -> None:
    before = reading.problem_count
    for what in _wrong(reading, cells):
        reading.problem(f"{what}.", row=number)
    counts = reading.counts((cells["total"], cells["within"]), ("total", "within"), "", number)
    if counts is None or reading.problem_count > before:
        return
    reading.add(
        FigureRow(
            organisation=cells["organisation"],
            standard=cells["standard"],
            basis=cells["basis"].lower(),
            period=month_of_cell(cells["period"]),
            cancer_type=all_or(cells.get("cancer_type", "")),
            route="",
            modality="",
            total=counts[0],
            within=counts[1],
            status=cells["status"].lower(),
            is_rounded=ROUNDED[cells.get("rounded", "").lower()],
            row=number,
            source=cells.get("source", ""),
        )
    )


def _wrong(reading: Reading, cells: dict[str, str]) -> Iterator[str]:
    """All that is wrong with a row but for its counts."""
    if month_of_cell(cells["period"]) is None:
        yield f"period is “{cells['period']}”. Write it like 2025-09"
    yield from unknown_organisation(reading, cells["organisation"])
    if cells["standard"] not in reading.known.standards:
        known = ", ".join(sorted(reading.known.standards))
        yield f"The standard “{cells['standard']}” is not known here. There are: {known}"
    for name, allowed in CHOICES.items():
        if cells.get(name, "").lower() not in allowed:
            yield f"{name} is “{cells.get(name, '')}”. Write {' or '.join(filter(None, allowed))}"
    for name, longest in LONGEST.items():
        if len(cells.get(name, "")) > longest:
            yield f"{name} has more than {longest} characters"


def unknown_organisation(reading: Reading, code: str) -> Iterator[str]:
    if code not in reading.known.organisations:
        yield (
            f"The organisation “{code}” is not known here. Add it under Figures, or correct the "
            "code"
        )


LAYOUT = Layout(
    "our_own",
    "Our own table of figures",
    fits,
    read,
    source=IN_EACH_ROW,
    is_official=False,
    says_all=True,
)

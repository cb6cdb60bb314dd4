"""A plain CSV of our own, for figures that stand in no file that can be read as it is."""

from collections.abc import Iterable

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
    period = month_of_cell(cells["period"])
    is_rounded = ROUNDED.get(cells.get("rounded", "").lower())
    wrong = [
        (period is None, f"period is “{cells['period']}”. Write it like 2025-09"),
        (
            cells["organisation"] not in reading.known.organisations,
            f"The organisation “{cells['organisation']}” is not known here. Add it under Figures, "
            "or correct the code",
        ),
        (
            cells["standard"] not in reading.known.standards,
            f"The standard “{cells['standard']}” is not known here. There are: "
            f"{', '.join(sorted(reading.known.standards))}",
        ),
        (
            cells["basis"] not in Basis.values,
            f"basis is “{cells['basis']}”. Write commissioner or provider",
        ),
        (
            cells["status"] not in Status.values,
            f"status is “{cells['status']}”. Write final or provisional",
        ),
        (is_rounded is None, f"rounded is “{cells.get('rounded')}”. Write yes or no"),
        *(
            (len(cells.get(name, "")) > longest, f"{name} has more than {longest} characters")
            for name, longest in LONGEST.items()
        ),
    ]
    said = [what for is_wrong, what in wrong if is_wrong]
    for what in said:
        reading.problem(f"{what}.", row=number)
    counts = reading.counts((cells["total"], cells["within"]), ("total", "within"), "", number)
    if said or counts is None:
        return
    reading.add(
        FigureRow(
            organisation=cells["organisation"],
            standard=cells["standard"],
            basis=cells["basis"],
            period=period,
            cancer_type=all_or(cells.get("cancer_type", "")),
            route="",
            modality="",
            total=counts[0],
            within=counts[1],
            status=cells["status"],
            is_rounded=bool(is_rounded),
            row=number,
            source=cells.get("source", ""),
        )
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

"""The Monthly Combined CSV: all months of a year with a Period column, or one month without."""

from collections.abc import Iterable
from datetime import date

from performance.figures.models import Basis
from performance.importing.layouts.layout import Layout, all_or, route, words
from performance.importing.months import month_of_cell
from performance.importing.reading import ENGLAND, Reading
from performance.importing.rows import FigureRow
from performance.importing.tables import Table

PERIOD = "Period"
NEEDED = (
    "Basis",
    "Org_Code",
    "Standard_or_Item",
    "Cancer_Type",
    "Referral_Route_or_Stage",
    "Treatment_Modality",
    "Total",
    "Within",
    "After",
)
# By these it is known, whatever else has become of it.
OWN = {"Org_Code", "Standard_or_Item", "Referral_Route_or_Stage"}
STANDARDS = ("FDS", "31D", "62D")
COUNTS = ("Total", "Within", "After")
BASES = {basis.value: basis.value for basis in Basis}
ENGLISH_TOTAL = "total"


def fits(heads: Iterable[str]) -> bool:
    return bool({name.casefold() for name in OWN} & {head.casefold() for head in heads})


def read(reading: Reading, table: Table) -> str:
    """The status is in the file's name only."""
    heads = [head.casefold() for head in table.heads]
    at = {
        name: heads.index(name.casefold()) for name in (*NEEDED, PERIOD) if name.casefold() in heads
    }
    if missing := [name for name in NEEDED if name not in at]:
        names = ", ".join(missing)
        reading.problem(
            f"The header has moved or changed. These columns are missing: {names}.", row=1
        )
        return ""
    for number, cells in table.rows:
        if len(cells) != len(table.heads):
            reading.problem(
                f"There are {len(cells)} cells and not {len(table.heads)}. The file may be cut "
                "off: download it again.",
                row=number,
            )
            continue
        _read_row(reading, {name: cells[place] for name, place in at.items()}, number)
    return ""


def _read_row(reading: Reading, cells: dict[str, str], number: int) -> None:
    item, stage = words(cells["Standard_or_Item"]), words(cells["Referral_Route_or_Stage"])
    if item not in STANDARDS:
        # Referrals are counted, but there is no standard for them.
        if "referral" not in item.lower():
            reading.problem(f"“{item[:40]}” is no standard that is known here.", row=number)
        return
    is_first = item == "31D" and stage.lower().startswith("first")
    if item == "31D" and all_or(stage) and not is_first:
        return
    basis, period = _basis(reading, cells, number), _period(reading, cells, number)
    counted = [cells[name] for name in COUNTS]
    counts = reading.counts(counted, COUNTS, "", number)
    if basis is None or counts is None or (period is None and PERIOD in cells):
        return
    code = words(cells["Org_Code"])
    reading.add(
        FigureRow(
            organisation=ENGLAND if code.lower() == ENGLISH_TOTAL else code,
            standard="31D-FIRST" if is_first else item,
            basis=basis,
            period=period,
            cancer_type=all_or(cells["Cancer_Type"]),
            route="" if item == "31D" else route(stage),
            modality=all_or(cells["Treatment_Modality"]),
            total=counts[0],
            within=counts[1],
            row=number,
        )
    )


def _basis(reading: Reading, cells: dict[str, str], number: int) -> str | None:
    basis = BASES.get(words(cells["Basis"]).lower())
    if basis is None:
        reading.problem(
            f"Basis is “{cells['Basis'][:40]}”, and not Provider or Commissioner.", row=number
        )
    return basis


def _period(reading: Reading, cells: dict[str, str], number: int) -> date | None:
    if PERIOD not in cells:
        return None
    period = month_of_cell(cells[PERIOD])
    if period is None:
        reading.problem(
            f"Period is “{cells[PERIOD][:40]}”, and not the first day of a month, like 01/10/2025.",
            row=number,
        )
    return period


LAYOUT = Layout("combined", "Monthly Combined CSV", fits, read)

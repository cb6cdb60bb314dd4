"""What the official layouts mean: which rows are kept, and as what."""

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from performance.importing.months import month_in
from performance.importing.parsing import parse
from performance.importing.reading import Known
from performance.importing.rows import FigureRow, Parsed
from performance.importing.statuses import status_in
from tests.performance.importing import building
from tests.performance.importing.building import combined, monthly, ten_standards

OFFICIAL = frozenset({"QMF", "R1H", "RF4", "RQX", "ENG", "07L", "07T"})
KNOWN = Known(OFFICIAL | {"NEL-TRUSTS"}, frozenset({"FDS", "31D", "62D", "31D-FIRST"}), OFFICIAL)


def parsed(path: Path) -> Parsed:
    found = parse(path, name=path.name, known=KNOWN, most_bytes=10**8)
    assert not found.problems
    return found


def headlines(found: Parsed) -> dict[tuple[str, str], tuple[Any, Any]]:
    """Total and within, by organisation and standard, of all cancers, routes and treatments."""
    return {
        (row.organisation, row.standard): row.counts
        for row in found.rows
        if isinstance(row, FigureRow) and row.key[4:] == ("", "", "")
    }


def test_a_provider_workbook(tmp_path: Path) -> None:
    found = parsed(monthly(tmp_path))
    assert (found.layout, found.basis, found.status) == ("monthly", "provider", "final")
    assert found.periods == [date(2025, 9, 1)]
    assert headlines(found)["R1H", "62D"] == (Decimal("246.5"), 190)
    assert headlines(found)["ENG", "62D"] == (30483, 20733)
    assert {standard for _, standard in headlines(found)} == {"FDS", "31D", "31D-FIRST", "62D"}
    assert found.left_out == 10, "each part, but the subsequent treatments, has one of Airedale"
    of_barts = [row for row in found.rows if row.organisation == "R1H"]
    assert {(row.standard, row.about) for row in of_barts} >= {
        ("FDS", "Suspected lung cancer, Urgent suspected cancer"),
        ("31D", "Surgery"),
        ("62D", "Screening"),
        ("62D", "Other"),
    }
    (first,) = [row for row in of_barts if row.standard == "31D-FIRST"]
    assert (first.sheet, first.row) == ("31-DAY (ALL CANCER)", 23)


def test_sheets_and_headings_are_known_by_their_words(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        for sheet in book.worksheets[1:]:
            sheet.title = f"{sheet.title.replace('-DAY', ' Day')} "[:31]
            sheet["A2"] = datetime(2025, 9, 1)
            sheet["A1"] = f"{sheet['A1'].value} AS CHANGED IN OCT 2023"
            for cell in sheet[9]:
                cell.value = f"{cell.value.lower()}  (7)" if cell.value else None

    found = parsed(monthly(tmp_path, edit=edit))
    assert headlines(found)["RQX", "62D"] == (Decimal("61.5"), 53)


def test_a_commissioner_workbook(tmp_path: Path) -> None:
    name = "MARCH-2026-CWT-CRS-COMMISSIONER-WORKBOOK-PROVISIONAL.xlsx"
    how = {"month": "Mar-26", "on_front": "March 2026", "status": "Provisional"}
    found = parsed(monthly(tmp_path, name, basis="COMMISSIONER", **how))
    assert (found.basis, found.status) == ("commissioner", "provisional")
    assert found.periods == [date(2026, 3, 1)]
    assert headlines(found)["QMF", "62D"] == (538, 403)


@pytest.mark.parametrize(
    ("month", "header_row", "expected"),
    [
        (datetime(2019, 4, 1), 8, date(2019, 4, 1)),
        ("PERIOD: JUN 2020/21", 7, date(2020, 6, 1)),
        ("PERIOD: JAN 2020/21", 7, date(2021, 1, 1)),
    ],
)
def test_a_workbook_of_the_ten_standards(
    month: Any, header_row: int, expected: date, tmp_path: Path
) -> None:
    found = parsed(ten_standards(tmp_path, "workbook.xlsx", month=month, header_row=header_row))
    assert found.periods == [expected]
    assert found.status == "provisional"
    assert headlines(found) == {
        ("07L", "31D-FIRST"): (43, 42),
        ("07T", "31D-FIRST"): (75, 74),
        ("ENG", "31D-FIRST"): (24466, 23567),
    }
    assert "62 days" in found.notes[0], "what the standard of then is, and that it is left out"


def test_a_share_that_is_empty_is_worked_out(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["31-DAY FIRST TREAT (ALL CANCER)"]["H9"] = None

    found = parsed(ten_standards(tmp_path, edit=edit))
    assert headlines(found)["07L", "31D-FIRST"] == (43, 42)


def test_the_combined_table_with_its_periods(tmp_path: Path) -> None:
    rows = [
        ("2024-04-01", "Provider", "R1H", "62D", "ALL CANCERS", "ALL ROUTES", 246.5, 190),
        ("01/10/2025", "Provider", "R1H", "62D", "ALL CANCERS", "ALL ROUTES", 5, 4),
        ("01/10/2025", "Commissioner", "Total", "31D", "ALL CANCERS", "First Treatment", 7, 6),
        ("01/10/2025", "Provider", "Total", "31D", "ALL CANCERS", "Subsequent", 7, 6),
        ("01/10/2025", "Provider", "RQX", "FDS", "Suspected lung cancer", "URGENT", 3, 2),
        ("01/10/2025", "Provider", "RCF", "FDS", "ALL CANCERS", "ALL ROUTES", 3, 2),
        ("01/10/2025", "Provider", "R1H", "Urgent referral", "ALL CANCERS", "", 3, 2),
    ]
    found = parsed(combined(tmp_path, rows, "Combined-CSV-2025-26-Final.csv"))
    assert [(r.organisation, r.standard, r.basis, r.period, r.about) for r in found.rows] == [
        ("R1H", "62D", "provider", date(2024, 4, 1), "All cancers"),
        ("R1H", "62D", "provider", date(2025, 10, 1), "All cancers"),
        ("ENG", "31D-FIRST", "commissioner", date(2025, 10, 1), "All cancers"),
        ("RQX", "FDS", "provider", date(2025, 10, 1), "Suspected lung cancer, Urgent"),
    ]
    assert (found.left_out, found.status, found.asks) == (1, "final", [])


def test_the_combined_table_of_one_month_is_named_after_it(tmp_path: Path) -> None:
    row = ("", "Commissioner", "QMF", "62D", "ALL CANCERS", "ALL ROUTES", 5, 4)
    found = parsed(combined(tmp_path, [row], with_period=False))
    assert found.periods == [date(2026, 4, 1)]
    assert (found.status, found.rows[0].row) == ("provisional", 2)


def test_a_figure_is_the_same_in_a_workbook_and_in_the_combined_table(tmp_path: Path) -> None:
    row = ("2025-09-01", "Provider", "R1H", "62D", "Other (a)", "ALL ROUTES", 246.5, 190)
    of_table = parsed(combined(tmp_path, [row], "Combined-Final.csv")).rows[0]
    keys = {row.key: row.counts for row in parsed(monthly(tmp_path)).rows}
    assert keys[of_table.key] == of_table.counts


def test_our_table_as_old_excel_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    rows = [building.OWN, building.own_row(period="Sep-25", source="Café, page 3 – list")]
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    (row,) = parsed(path).rows
    assert (row.period, row.source) == (date(2025, 9, 1), "Café, page 3 – list")


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("SEPTEMBER-2025-CWT-CRS-PROVIDER-WORKBOOK-FINAL.xlsx", date(2025, 9, 1)),
        ("nhs_commissioner_wait_times_jul_2023.xlsx", date(2023, 7, 1)),
        ("Sept 25", date(2025, 9, 1)),
        ("PERIOD: MAR 2023/24", date(2024, 3, 1)),
        ("April-2025-to-March-2026.csv", None),
        ("Mayday in Marchmont, 2 Decembers", None),
        ("DCB0147 Amd 16/2019", None),
    ],
)
def test_months_in_words(words: str, month: date | None) -> None:
    assert month_in(words) == month


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Status: Final Official Statistics", "final"),
        ("APRIL-2019-PROVISIONAL.xlsx", "provisional"),
        ("Finally.xlsx", ""),
        ("provisional_and_final", ""),
    ],
)
def test_status_in_words(words: str, status: str) -> None:
    assert status_in(words) == status

"""Writes small files in the layouts of the official ones. `edit` spoils a workbook before it is
saved."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Edit = Callable[[Workbook], Any]

SEPTEMBER = "SEPTEMBER-2025-CWT-CRS-PROVIDER-WORKBOOK-FINAL.xlsx"
# Code, name, and within and total of the 62-day standard; the other standards are worked out.
PROVIDERS = (
    ("RCF", "AIREDALE NHS FOUNDATION TRUST", 62, 52.5),
    ("RF4", "BARKING, HAVERING AND REDBRIDGE UNIVERSITY HOSPITALS NHS TRUST", 213, 154),
    ("R1H", "BARTS HEALTH NHS TRUST", 246.5, 190),
    ("RQX", "HOMERTON HEALTHCARE NHS FOUNDATION TRUST", 61.5, 53),
    ("", "ALL ENGLISH PROVIDERS", 30483, 20733),
)
COMMISSIONERS = (
    ("14R", "EAST OF ENGLAND - H&J COMMISSIONING HUB", 2, 0),
    ("QMF", "NHS NORTH EAST LONDON INTEGRATED CARE BOARD", 538, 403),
    ("", "ALL ENGLISH COMMISSIONERS", 30483, 20733),
)
# Title, days, columns between the name and the counts, and the values there, part by part.
SHEETS: tuple[tuple[str, int, tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    ("28-DAY FDS (ALL ROUTES)", 28, ("REFERRAL ROUTE",), (("ALL ROUTES",),)),
    (
        "28-DAY FDS (BY ROUTE)",
        28,
        ("REFERRAL ROUTE", "SUSPECTED CANCER OR BREAST SYMPTOMATIC (2)"),
        (("URGENT SUSPECTED CANCER", "Suspected lung cancer"),),
    ),
    (
        "31-DAY (ALL CANCER)",
        31,
        ("TREATMENT STAGE", "CANCER TYPE"),
        (
            ("ALL STAGES", "ALL CANCERS"),
            ("First Treatment", "ALL CANCERS"),
            ("Subsequent Treatment", "ALL CANCERS"),
        ),
    ),
    ("31-DAY (BY CANCER)", 31, ("TREATMENT STAGE", "CANCER TYPE (3)"), (("ALL STAGES", "Lung"),)),
    (
        "31-DAY (BY TREATMENT MODALITY)",
        31,
        ("TREATMENT STAGE", "TREATMENT MODALITY (4)"),
        (("ALL STAGES", "Surgery"),),
    ),
    (
        "62-DAY (ALL CANCER)",
        62,
        ("REFERRAL ROUTE", "CANCER TYPE"),
        (("ALL ROUTES", "ALL CANCERS"), ("Screening", "ALL CANCERS")),
    ),
    (
        "62-DAY (BY CANCER)",
        62,
        ("REFERRAL ROUTE", "CANCER TYPE (3)"),
        (("ALL ROUTES", "Other (a)"),),
    ),
    (
        "62-DAY (BY TREATMENT MODALITY)",
        62,
        ("REFERRAL ROUTE", "TREATMENT MODALITY (4)"),
        (("ALL ROUTES", "Surgery"),),
    ),
)


def monthly(  # noqa: PLR0913 (in all of these, files differ)
    folder: Path,
    name: str = SEPTEMBER,
    *,
    basis: str = "PROVIDER",
    month: Any = "Sep-25",
    on_front: str = "September 2025",
    status: str = "Final",
    edit: Edit | None = None,
) -> Path:
    """The layout since October 2023."""
    book = _book(f"Status: {status} Official Statistics", f"{basis.title()} Based", on_front)
    rows = PROVIDERS if basis == "PROVIDER" else COMMISSIONERS
    for title, days, names, parts in SHEETS:
        sheet = book.create_sheet(title)
        # Older programs write it so.
        sheet["A1"] = f"WAIT OF {days} DAYS: {title}"
        sheet["A2"] = month
        sheet["A3"] = f"BASIS: {basis} BASED INCLUDING WELSH CROSS-BORDER PATIENTS AND 'UNKNOWNS'"
        sheet["A4"] = "DEFINITIONS:  DCB0147 Amd 16/2019"
        at = 7
        for part in parts:
            at = _part(sheet, at, days, names, part, rows)
    book.create_sheet("USC referral to FOA")
    return _saved(book, folder / name, edit)


def _book(status: str, title: str, month: Any) -> Workbook:
    book = Workbook()
    front = book.active
    front.title = "Frontpage"
    front["A5"] = status
    front["A7"] = f"Cancer Waiting Times statistics: {title}"
    front["A8"] = month
    front["A10"] = "This report presents official statistics. Another came out in May 2024."
    return book


def _part(
    sheet: Worksheet,
    at: int,
    days: int,
    names: Sequence[str],
    part: Sequence[str],
    rows: Iterable[tuple[str, str, float, float]],
) -> int:
    """Writes a part with its header in its third row; gives the row after it."""
    sheet.cell(at, 1, "PART")
    sheet.cell(at + 1, 5, "NUMBER OF PEOPLE")
    # A band further right has the same words, with a space.
    heads = ["TOTAL", f"WITHIN {days} DAYS", f"AFTER {days} DAYS", "SHARE", " "]
    heads += [f"WITHIN {days} DAYS "]
    for place, head in enumerate(("ODS CODE (1)", "ACCOUNTABLE PROVIDER", *names, *heads), start=2):
        sheet.cell(at + 2, place, head)
    row = at + 3
    for code, name, total, within in rows:
        if not code:
            row += 1  # an empty one before England
        share = within / total
        cells = (code, name, *part, total, within, total - within, share, "", 1)
        for place, value in enumerate(cells, start=2):
            sheet.cell(row, place, value)
        row += 1
    return row + 2


def ten_standards(
    folder: Path,
    name: str = "APRIL-2019-CANCER-WAITING-TIMES-COMMISSIONER-WORKBOOK-PROVISIONAL.xlsx",
    *,
    month: Any = datetime(2019, 4, 1),
    header_row: int = 8,
    edit: Edit | None = None,
) -> Path:
    """The layout before October 2023, with what is after the days worked out by a formula."""
    book = _book("Status: Provisional Official Statistics", "Commissioner Based", month)
    for title in ("TWO WEEK WAIT-ALL CANCER", "62-DAY (ALL CANCER)"):
        book.create_sheet(title)
    sheet = book.create_sheet("31-DAY FIRST TREAT (ALL CANCER)")
    sheet["A1"] = "31-DAY (DIAGNOSIS TO TREATMENT) WAIT FOR FIRST TREATMENT: ALL CANCERS"
    sheet["A2"] = month
    sheet["A3"] = "BASIS: COMMISSIONER BASED (ENGLAND ONLY)"
    heads = ("CCG - ONS AREA ID (1)", "CCG CODE", "CLINICAL COMMISSIONING GROUP (CCG)")
    heads += ("CARE SETTING", "CANCER TYPE", "TOTAL", "WITHIN 31 DAYS", "AFTER 31 DAYS")
    for place, head in enumerate(heads, start=1):
        sheet.cell(header_row, place, head)
    counted = (("07L", 43, 42), ("07T", 75, 74), ("02N", 76, 75))
    for at, (code, total, within) in enumerate(counted, start=header_row + 1):
        cells = ("E38", code, f"NHS {code} CCG", "ALL CARE", "ALL CANCERS", total, within)
        for place, value in enumerate((*cells, f"=F{at}-G{at}"), start=1):
            sheet.cell(at, place, value)
    last = header_row + len(counted) + 2
    cells = (None, None, "ENGLAND", "ALL CARE", "ALL CANCERS", 24466, 23567, 899)
    for place, value in enumerate(cells, start=1):
        sheet.cell(last, place, value)
    return _saved(book, folder / name, edit)


def _saved(book: Workbook, path: Path, edit: Edit | None) -> Path:
    if edit:
        edit(book)
    book.save(path)
    return path


COMBINED = [
    *("Period", "Basis", "Org_Code", "Parent_Org", "Org_Name", "Standard_or_Item", "Cancer_Type"),
    *("Referral_Route_or_Stage", "Treatment_Modality", "Total", "Within", "After", "Performance"),
    "Within_14_days",
]


def combined(
    folder: Path,
    rows: Sequence[Sequence[Any]],
    name: str = "April-2026-Monthly-Combined-CSV-Provisional.csv",
    *,
    with_period: bool = True,
) -> Path:
    """Each row: period, basis, code, standard, cancer, route or stage, total, within."""
    written = [
        (
            period,
            basis,
            code,
            "",
            "",
            standard,
            cancer,
            route,
            "" if standard == "FDS" else "ALL MODALITIES",
            total,
            within,
            float(total) - float(within),
            0.5,
            "",
        )
        for period, basis, code, standard, cancer, route, total, within in rows
    ]
    start = 0 if with_period else 1
    return table(folder / name, [COMBINED[start:], *(row[start:] for row in written)])


OWN = [
    *("period", "organisation", "basis", "standard", "cancer_type", "total", "within", "status"),
    *("rounded", "source"),
]


def own(folder: Path, *rows: Sequence[Any], name: str = "ours.csv") -> Path:
    return table(folder / name, [OWN, *rows])


def own_row(**changes: Any) -> list[Any]:
    values = {
        "period": "2025-09",
        "organisation": "QMF",
        "basis": "commissioner",
        "standard": "62D",
        "cancer_type": "",
        "total": 538,
        "within": 403,
        "status": "final",
        "rounded": "",
        "source": "NHS England",
    }
    return list({**values, **changes}.values())


def backlog(folder: Path, *rows: Sequence[Any]) -> Path:
    heads = ["week_ending", "organisation", "over_62_days", "over_104_days", "source"]
    return table(folder / "backlog.csv", [heads, *rows])


def table(path: Path, rows: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path

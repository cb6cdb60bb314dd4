"""Every kind of bad file is refused in words that name the sheet and the row, and nothing of it is
loaded."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.test import override_settings
from openpyxl import Workbook

from performance.importing.admin.forms import AnswerForm
from tests.performance.importing import building
from tests.performance.importing.building import combined, monthly, own, own_row
from tests.performance.importing.conftest import Refused, load

SIXTY_TWO, FDS = "62-DAY (ALL CANCER)", "28-DAY FDS (ALL ROUTES)"


def put(sheet: str, cell: str, value: Any) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        book[sheet][cell] = value

    return edit


def repacked(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return path


@pytest.mark.parametrize(
    ("month", "says"),
    [("2008-12", "December 2008 is before 2009"), ("2999-01", "January 2999 has not begun")],
)
def test_a_month_that_cannot_be_is_refused_in_a_file_and_as_an_answer(
    month: str, says: str, tmp_path: Path, refused: Refused
) -> None:
    refused(own(tmp_path, own_row(), own_row(period=month)), says=(says, "Row 3"))
    form = AnswerForm({"month": month}, asks=["month"])
    assert not form.is_valid()
    assert says in str(form.errors["month"])
    with pytest.raises(CommandError, match=says):
        load(own(tmp_path, own_row()), month=month)


def test_one_name_in_two_ways_of_writing_stands_there_twice(
    tmp_path: Path, refused: Refused
) -> None:
    rows = own_row(cancer_type="Lung"), own_row(cancer_type="LUNG", within=1)
    refused(own(tmp_path, *rows), says=("Row 3", "stands there already: Row 2"))


def test_what_is_not_a_workbook_is_refused(tmp_path: Path, refused: Refused) -> None:
    page = tmp_path / "September-2025.xlsx"
    page.write_text("<html>Please log in</html>")
    refused(page, says=("September-2025.xlsx", "not a workbook"))


def test_an_old_excel_file_is_refused(tmp_path: Path, refused: Refused) -> None:
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    refused(old, says=("old Excel file (.xls)", "save it as an Excel workbook"))


def test_a_packed_file_that_is_no_workbook_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "letter.xlsx"
    repacked(path, word__document=b"<w/>")
    refused(path, says=("not an Excel workbook",))


def test_an_empty_file_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    refused(path, says=("The file is empty",))


def test_another_publication_is_refused(tmp_path: Path, refused: Refused) -> None:
    book = Workbook()
    book.active.title = "Diagnostics by provider"
    book.save(tmp_path / "diagnostics.xlsx")
    refused(tmp_path / "diagnostics.xlsx", says=("another publication", "Diagnostics by provider"))


def test_another_publication_with_the_same_sheets_is_refused(
    tmp_path: Path, refused: Refused
) -> None:
    def edit(book: Workbook) -> None:
        for row in book["Frontpage"]["A1:A10"]:
            row[0].value = "Waiting times for diagnostics"

    refused(monthly(tmp_path, edit=edit), says=("another publication",))


def test_another_table_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = building.table(tmp_path / "beds.csv", [["Trust", "Beds"], ["R1H", 4]])
    refused(path, says=("another publication", "Trust, Beds"))


def test_a_missing_sheet_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=lambda book: book.remove(book[SIXTY_TWO]))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”: This sheet is missing",))


def test_a_header_that_has_moved_down_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=lambda book: book[SIXTY_TWO].insert_rows(5))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 10: The header has moved", "in row 9"))


def test_a_header_whose_columns_have_moved_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=lambda book: book[FDS].move_range("E9:J9", cols=1))
    refused(path, says=(f"Sheet “{FDS}”, row 9", "TOTAL"))
    path = monthly(tmp_path, edit=lambda book: book[SIXTY_TWO].insert_cols(2))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 9: The header has moved", "column B"))


def test_a_header_of_a_later_part_that_has_moved_is_refused(
    tmp_path: Path, refused: Refused
) -> None:
    path = monthly(tmp_path, edit=lambda book: book[SIXTY_TWO].move_range("F20:J20", cols=1))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 20: The header has moved",))


def test_a_sheet_without_a_header_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=lambda book: book[FDS].delete_rows(9))
    refused(path, says=(f"Sheet “{FDS}”: There is no header", "row 9"))


def test_a_header_of_a_table_that_has_changed_is_refused(tmp_path: Path, refused: Refused) -> None:
    heads = [*building.COMBINED]
    heads[heads.index("Within")] = "Seen"
    path = building.table(tmp_path / "Combined-Final.csv", [heads, [""] * len(heads)])
    refused(path, says=("Row 1: The header has moved or changed", "Within"))


@pytest.mark.parametrize("text", ["forty", "*", "1,234", "12 people", "nan"])
def test_text_in_a_count_is_refused(text: str, tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "F11", text))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 11: TOTAL is “{text}”, which is not a number",))


def test_text_in_a_count_of_somebody_elses_row_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "F10", "forty"))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 10",))


def test_an_empty_count_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "G12", None))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 12: WITHIN 62 DAYS is empty",))


def test_a_count_below_nothing_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(FDS, "F12", -3))
    refused(path, says=(f"Sheet “{FDS}”, row 12: WITHIN 28 DAYS is -3, which is less",))


def test_a_count_that_is_no_half_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(FDS, "E12", 246.3))
    refused(path, says=(f"Sheet “{FDS}”, row 12: TOTAL is 246.3. A count is a whole number",))


def test_more_within_the_days_than_in_all_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "G12", 300))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 12: WITHIN 62 DAYS is 300, more than TOTAL",))


def test_counts_that_do_not_add_up_are_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "H12", 57))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 12: WITHIN 62 DAYS (190) and AFTER",))


def test_duplicate_rows_are_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "B13", "R1H"))
    refused(
        path,
        says=(
            f"Sheet “{SIXTY_TWO}”, row 13: The same figure (R1H, 62D, All cancers) stands there "
            f"already: Sheet “{SIXTY_TWO}”, row 12",
        ),
    )
    refused(own(tmp_path, own_row(), own_row(total=600)), says=("Row 3: The same figure", "Row 2"))


def test_a_file_of_other_organisations_is_refused(tmp_path: Path, refused: Refused) -> None:
    def edit(book: Workbook) -> None:
        for sheet in book.worksheets:
            for (cell,) in sheet["B1:B60"]:
                if cell.value in ("R1H", "RF4", "RQX"):
                    cell.value = f"X{cell.value}"

    refused(monthly(tmp_path, edit=edit), says=("no row of an organisation that the site keeps",))


def test_an_unknown_organisation_in_our_table_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = own(tmp_path, own_row(), own_row(organisation="ZZZ"))
    refused(path, says=("Row 3: The organisation “ZZZ” is not known here",))


def test_an_unknown_standard_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = own(tmp_path, own_row(standard="2WW"))
    refused(path, says=("Row 2: The standard “2WW” is not known here", "31D-FIRST"))
    row = ("2025-09-01", "Provider", "R1H", "2WW", "ALL CANCERS", "ALL ROUTES", 5, 4)
    refused(combined(tmp_path, [row]), says=("Row 2: “2WW” is no standard",))


def test_the_wrong_month_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, month="Aug-25", on_front="August 2025")
    refused(path, says=("row 8: This is August 2025, but the file's name says September 2025",))


def test_two_months_in_one_workbook_are_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "A2", "Aug-25"))
    refused(
        path,
        says=(
            f"Sheet “{SIXTY_TWO}”, row 2: There are two months in one file",
            "September 2025 in Sheet “Frontpage”, row 8; August 2025",
        ),
    )


def test_two_bases_in_one_workbook_are_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "A3", "BASIS: COMMISSIONER BASED"))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 3: Other sheets count by another basis",))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "September-2025.xlsx"
    with path.open("wb") as file:
        # It takes no room: nothing is written but its last byte.
        file.truncate(200 * 1024 * 1024)
    refused(path, says=("The file has 200 megabytes. Only files of up to 100 are read",))
    with override_settings(WAITING_TIMES_MOST_MEGABYTES=1):
        refused(path, says=("up to 1 are read",))


def test_a_zip_bomb_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = repacked(monthly(tmp_path), xl__worksheets__bomb=b"\0" * (20 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    refused(path, says=("would fill the memory",))


def test_a_workbook_that_names_things_to_grow_is_refused(tmp_path: Path, refused: Refused) -> None:
    growing = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
    path = repacked(monthly(tmp_path), **{"xl__more.xml": growing})
    refused(path, says=("not made by Excel",))


def test_a_macro_workbook_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = repacked(monthly(tmp_path), **{"xl__vbaProject.bin": b"Sub Auto_Open"})
    refused(path, says=("has macros in it",))
    named = monthly(tmp_path, "September-2025.xlsm")
    refused(named, says=("has macros in it",))


def test_a_formula_cell_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, edit=put(SIXTY_TWO, "F12", "=SUM(F10:F11)"))
    refused(path, says=(f"Sheet “{SIXTY_TWO}”, row 12: TOTAL is a formula",))


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.999])
def test_a_truncated_workbook_is_refused(kept: float, tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    refused(path, says=("cut off or damaged", "Download it again"))


def test_a_workbook_with_a_damaged_part_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path)
    whole = bytearray(path.read_bytes())
    start = whole.index(b"xl/worksheets/sheet7.xml") + 60
    whole[start : start + 200] = bytes(200)
    path.write_bytes(whole)
    refused(path, says=("cut off or damaged",))


def test_a_truncated_table_is_refused(tmp_path: Path, refused: Refused) -> None:
    row = ("2025-09-01", "Provider", "R1H", "62D", "ALL CANCERS", "ALL ROUTES", 246.5, 190)
    path = combined(tmp_path, [row, (*row[:2], "RF4", *row[3:])])
    path.write_bytes(path.read_bytes()[:-12])
    refused(path, says=("Row 3: There are", "cut off"))


def test_a_month_that_is_missing_is_asked_for(tmp_path: Path, refused: Refused) -> None:
    row = ("", "Provider", "R1H", "62D", "ALL CANCERS", "ALL ROUTES", 246.5, 190)
    path = combined(tmp_path, [row], "Combined-CSV.csv", with_period=False)
    refused(path, says=("does not say the month", "--month 2026-04", "does not say the status"))


def test_a_status_that_is_said_twice_is_asked_for(tmp_path: Path, refused: Refused) -> None:
    path = monthly(tmp_path, status="Provisional")
    refused(path, says=("The first sheet says provisional, but the file's name says final",))


def test_an_answer_that_contradicts_the_file_is_refused(tmp_path: Path, refused: Refused) -> None:
    said = {"month": "2025-08", "status": "provisional"}
    refused(
        monthly(tmp_path),
        says=("You said August 2025, but the file is of September 2025", "the file says final"),
        **said,
    )


def test_all_errors_are_told_at_once(tmp_path: Path, refused: Refused) -> None:
    path = own(
        tmp_path,
        own_row(period="September", basis="residents", status="good", rounded="perhaps"),
        own_row(period="2025-08-15", total="x", source="s" * 251),
        ["2025-09", "QMF"],
    )
    refused(
        path,
        says=(
            "Row 2: period is “September”",
            "Row 2: basis is “residents”. Write commissioner or provider",
            "Row 2: status is “good”",
            "Row 2: rounded is “perhaps”. Write yes or no",
            "Row 3: period is “2025-08-15”",
            "Row 3: total is “x”",
            "Row 3: source has more than 250 characters",
            "Row 4: There are 2 cells and not 10",
        ),
    )


def test_columns_that_are_unknown_or_missing_are_refused(tmp_path: Path, refused: Refused) -> None:
    path = building.table(tmp_path / "a.csv", [[*building.OWN, "route"], [*own_row(), ""]])
    refused(path, says=("Row 1: These columns are not known here: route",))
    path = building.table(tmp_path / "b.csv", [building.OWN[:-4], own_row()[:-4]])
    refused(path, says=("Row 1: These columns are missing", "within, status"))


def test_a_bad_backlog_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = building.backlog(
        tmp_path,
        ["2025-09-31", "QMF", 120, 20, "Weekly list"],
        ["2025-09-28", "QMF", 20.5, 120, ""],
        ["2025-09-28", "ZZZ", 20, 120, "Weekly list"],
    )
    refused(
        path,
        says=(
            "Row 2: week_ending is “2025-09-31”",
            "Row 3: over_62_days is 20.5. People who wait are counted whole",
            "Row 3: Write in source",
            "Row 4: The organisation “ZZZ”",
            "Row 4: over_104_days is 120, more than over_62_days, 20",
        ),
    )


def test_one_bad_file_keeps_the_good_ones_out(tmp_path: Path, refused: Refused) -> None:
    good = own(tmp_path, own_row(), name="good.csv")
    refused(good, own(tmp_path, own_row(total="x")), says=("Row 2: total is “x”",))


def test_a_file_that_is_not_there_is_told(tmp_path: Path, refused: Refused) -> None:
    refused(tmp_path / "nothing.csv", says=())

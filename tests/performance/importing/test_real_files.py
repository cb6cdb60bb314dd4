"""The official files themselves, where they lie beside the project."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from performance.models import Observation, Organisation, Standard
from performance.series.reading import read_series
from tests.performance.importing.conftest import load

FILES = Path(settings.BASE_DIR).parent / "shared" / "data" / "waiting-times"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("counted"),
    pytest.mark.skipif(not FILES.is_dir(), reason=f"The official files are not at {FILES}"),
]

SEPTEMBER = [
    FILES / f"SEPTEMBER-2025-CWT-CRS-{basis}-WORKBOOK-FINAL.xlsx"
    for basis in ("COMMISSIONER", "PROVIDER")
]
SECONDS = 20


def counts(code: str, standard: str, month: date) -> tuple[Decimal, Decimal]:
    body = Organisation.objects.get(code=code)
    series = read_series(body, [Standard.objects.get(code=standard)])[standard]
    point = series.at(month)
    assert point
    return point.total, point.within


def test_september_2025_is_exact_and_quick() -> None:
    # Of this process: other tests may run beside it.
    started = time.process_time()
    load(*SEPTEMBER)
    taken = time.process_time() - started
    month = date(2025, 9, 1)
    assert counts("QMF", "62D", month) == (538, 403)
    assert counts("NEL-TRUSTS", "62D", month) == (521, 397)
    assert counts("QMF", "31D-FIRST", month) == (595, 572)
    assert taken < SECONDS


def test_the_combined_table_agrees_with_the_workbooks() -> None:
    load(*SEPTEMBER)
    before = Observation.objects.count()
    (table,) = FILES.glob("nel_*combined*.csv")
    said = load(table, status="final")
    of_august = Observation.objects.filter(period=date(2025, 8, 1)).count()
    assert f"Added: {of_august}" in said
    assert "Changed: 0" in said
    assert Observation.objects.count() == before + of_august


def test_the_years_before_the_change_of_the_standards() -> None:
    load(*FILES.glob("APRIL-2019*.xlsx"), *FILES.glob("nhs_commissioner*.xlsx"))
    assert counts("NEL-CCGS", "31D-FIRST", date(2019, 4, 1)) == (495, 484)
    assert counts("QMF", "31D-FIRST", date(2023, 7, 1)) == (559, 523)
    assert counts("QMF", "FDS", date(2023, 7, 1)) == (6907, 5237)

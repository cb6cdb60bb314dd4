"""Loads two workbooks of a month, as large as the official ones of September 2025, generated.

The limits: both together in under 20 seconds, in under 300 megabytes, and only rows of ours kept.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.tools import databases
from bench.tools.timing import heading, line, measure_once

# The official ones have some 14,000 and 5,500 rows on the sheets that are read.
BODIES, BODIES_QUICK = {"provider": 90, "commissioner": 35}, {"provider": 9, "commissioner": 3}
CANCERS = 15
ROUTES = ("ALL ROUTES", "Urgent Suspected Cancer", "Screening", "Consultant Upgrade")
STAGES = ("ALL STAGES", "First Treatment", "Subsequent Treatment")
WAYS = ("Surgery", "Radiotherapy", "Anti-cancer drug regimen", "Other")
OURS = {"provider": ("R1H", "RF4", "RQX"), "commissioner": ("QMF",)}
SECONDS, MEGABYTES = 20.0, 300


def run(quick: bool = False) -> bool:
    """Measures in a process of its own, whose memory is its own. True where the limits are kept."""
    with databases.sqlite() as url, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
        }
        size = "quick" if quick else "full"
        write = [sys.executable, "-m", "bench.import_figures", "write", folder, size]
        subprocess.run(write, env=environment, check=True)
        load = [sys.executable, "-m", "bench.import_figures", "load", folder]
        return subprocess.run(load, env=environment, check=False).returncode == 0


def write_workbooks(folder: Path, bodies: dict[str, int]) -> None:
    from openpyxl import Workbook

    for basis, ours in OURS.items():
        book = Workbook(write_only=True)
        front = book.create_sheet("Frontpage")
        for text in ("", "Status: Final Official Statistics", "Cancer Waiting Times", "May 2026"):
            front.append([text])
        codes = [*ours, *(f"X{number:03}" for number in range(bodies[basis]))]
        for title, days, names, parts in _sheets():
            sheet = book.create_sheet(title)
            for row in _rows(basis, codes, days, names, parts):
                sheet.append(row)
        book.save(folder / f"MAY-2026-{basis.upper()}-FINAL.xlsx")


def _sheets() -> Iterator[tuple[str, int, tuple[str, ...], list[tuple[str, ...]]]]:
    cancers = [f"Cancer {number}" for number in range(CANCERS)]
    route, stage = ("REFERRAL ROUTE", "CANCER TYPE"), ("TREATMENT STAGE", "CANCER TYPE")
    yield "28-DAY FDS (ALL ROUTES)", 28, route[:1], [("ALL ROUTES",)]
    yield "28-DAY FDS (BY ROUTE)", 28, route, [(ROUTES[1], cancer) for cancer in cancers]
    for days, kinds, names in ((31, STAGES, stage), (62, ROUTES, route)):
        ways = (names[0], "TREATMENT MODALITY")
        yield f"{days}-DAY (ALL CANCER)", days, names, [(kind, "ALL CANCERS") for kind in kinds]
        by_cancer = [(kind, cancer) for kind in kinds for cancer in cancers]
        yield f"{days}-DAY (BY CANCER)", days, names, by_cancer
        by_way = [(kind, way) for kind in kinds for way in WAYS]
        yield f"{days}-DAY (BY TREATMENT MODALITY)", days, ways, by_way


def _rows(
    basis: str, codes: list[str], days: int, names: tuple[str, ...], parts: list[tuple[str, ...]]
) -> Iterator[list[Any]]:
    yield from ([f"WAIT OF {days} DAYS"], ["May-26"], [f"BASIS: {basis.upper()} BASED"])
    yield from ([] for _ in range(5))
    bands = [f"IN {number} DAYS" for number in range(8)]
    counted = ["TOTAL", f"WITHIN {days} DAYS", f"AFTER {days} DAYS", "SHARE", " "]
    yield [None, "ODS CODE (1)", "ACCOUNTABLE PROVIDER", *names, *counted, *bands]
    for part in parts:
        for number, code in enumerate(codes):
            total, within = 100.5 + number, 80.5
            share = within / total
            cells = [code, f"TRUST {code}", *part, total, within, total - within, share, ""]
            yield [None, *cells, *range(8)]


def _measure_here(folder: Path) -> bool:
    from django.core.management import call_command

    from alliance_site.management.seed.waiting_times import plant_what_is_counted
    from performance.models import Observation

    call_command("migrate", verbosity=0)
    plant_what_is_counted()
    paths = sorted(folder.glob("*.xlsx"))
    heading("Two workbooks of one month, as large as the official ones", ("ours",))
    measured = measure_once(lambda: call_command("import_waiting_times", *paths, stdout=_quiet()))
    line("read, compared and loaded", measured, note=f"limit {SECONDS:.0f} s")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = set(Observation.objects.values_list("organisation__code", flat=True))
    ours = {code for codes in OURS.values() for code in codes}
    print(
        f"  Memory: {megabytes:.0f} MB of {MEGABYTES}; rows kept: {Observation.objects.count():,}"
    )
    return measured.median < SECONDS * 1000 and megabytes < MEGABYTES and kept == ours


def _quiet() -> Any:
    from io import StringIO

    return StringIO()


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "write":
        write_workbooks(Path(sys.argv[2]), BODIES_QUICK if sys.argv[3] == "quick" else BODIES)
    else:
        sys.exit(0 if _measure_here(Path(sys.argv[2])) else 1)

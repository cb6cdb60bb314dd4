"""Makes many years of waiting times for as many organisations as one likes."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import transaction

from performance.figures.models import Basis, Load, Observation, Status
from performance.figures.months import months_to
from performance.models import BacklogCount, Organisation, Standard

LAST = date(2026, 4, 1)
BATCH = 5_000
CANCERS = ("Breast", "Gynaecological", "Haematological", "Head and neck", "Lower GI", "Lung")
# Those that have figures by type of cancer as well.
WITH_CANCERS = ("QMF", "R1H", "RF4", "RQX")


def make_figures(organisations: int, months: int, seed: int = 1) -> int:
    """Figures for those of the seed and as many more as make up the number, each for all months
    and standards. How many rows that makes."""
    from alliance_site.management.seed.waiting_times import plant_what_is_counted

    plant_what_is_counted()
    Organisation.objects.bulk_create(
        Organisation(code=f"T{number:04}", name=f"Trust {number}", kind="provider", sort_order=99)
        for number in range(Organisation.objects.count(), organisations)
    )
    load = Load.objects.create(file_name="made.csv", sha256="0" * 64, layout="csv", source="Bench")
    rows, made = _rows(load, months, random.Random(seed)), 0
    with transaction.atomic():
        while some := list(islice(rows, BATCH)):
            made += len(Observation.objects.bulk_create(some))
    return made


def make_backlog(weeks: int) -> None:
    trusts = Organisation.objects.filter(code__in=WITH_CANCERS[1:])
    load = Load.objects.create(file_name="made.csv", sha256="1" * 64, layout="csv", source="Bench")
    BacklogCount.objects.bulk_create(
        BacklogCount(
            organisation=trust,
            week_ending=LAST - timedelta(weeks=week),
            over_62_days=100 + week % 40,
            over_104_days=week % 20,
            load=load,
        )
        for trust in trusts
        for week in range(weeks)
    )


def _rows(load: Load, months: int, chance: random.Random) -> Iterator[Observation]:
    standards = list(Standard.objects.all())
    # Sums of ours have no rows of their own.
    for body in Organisation.objects.exclude(kind="our_sum"):
        cancers: Sequence[str] = ("", *CANCERS) if body.code in WITH_CANCERS else ("",)
        for basis in _bases(body):
            for standard in standards:
                for cancer in cancers:
                    known: dict[str, Any] = {
                        "load": load,
                        "organisation": body,
                        "standard": standard,
                        "basis": basis,
                        "cancer_type": cancer,
                        "status": Status.FINAL,
                    }
                    for period in _months(body, months):
                        total = chance.randint(40, 900)
                        within = int(total * chance.uniform(0.6, 0.9))
                        yield Observation(period=period, total=total, within=within, **known)


def _months(body: Organisation, months: int) -> list[date]:
    """Of those that others took over from, or that took over, only their own time."""
    first = max((found.on for found in body.successions.all()), default=date.min)
    ends = getattr(body, "succeeded_by", None) or next(
        (sum_.succeeded_by for sum_ in body.sums.all() if hasattr(sum_, "succeeded_by")), None
    )
    end = ends.on if ends else date.max
    return [period for period in months_to(LAST, months) if first <= period < end]


def _bases(body: Organisation) -> tuple[str, ...]:
    """England is published in both ways."""
    if body.kind == "england":
        return (Basis.PROVIDER, Basis.COMMISSIONER)
    return (Basis.COMMISSIONER if body.kind == "commissioner" else Basis.PROVIDER,)

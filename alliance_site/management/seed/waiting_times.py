"""Puts on the site whose figures it keeps, what is counted, the levels that are asked for, and the
figures themselves, from a table of our own."""

from typing import Any

from django.core.management.base import CommandError

from alliance_site.management.seed.files import SEED_DIR, read
from performance.importing.loading import load_files
from performance.importing.parsing import parse
from performance.importing.standing import known_now
from performance.importing.waiting import most_bytes
from performance.models import (
    Baseline,
    Load,
    Organisation,
    SeriesBreak,
    Standard,
    Succession,
    Target,
)

SOURCE = "NHS England"
FIGURES = SEED_DIR / "waiting-times.csv"


def plant_waiting_times() -> None:
    """What is there already is left alone: staff may have changed it."""
    plant_what_is_counted()
    _plant_figures()


def plant_what_is_counted() -> None:
    """Organisations and standards with their levels, without any figure."""
    shared = read("waiting_times.toml")
    for place, entry in enumerate(shared["organisation"]):
        _plant_organisation(entry, place)
    for place, entry in enumerate(shared["standard"]):
        words = {**entry, "explanation": entry["explanation"].strip(), "sort_order": place}
        Standard.objects.get_or_create(code=words.pop("code"), defaults=words)
    _plant_what_refers_to_them(shared)


def _plant_figures() -> None:
    """Once: staff may have loaded better ones since, or undone these."""
    if Load.objects.filter(file_name=FIGURES.name).exists():
        return
    parsed = parse(FIGURES, name=FIGURES.name, known=known_now(), most_bytes=most_bytes())
    if parsed.problems:
        raise CommandError(f"The seed's figures would not be loaded. {parsed.problems[0]}")
    load_files(files=[parsed], user=None)


def _plant_organisation(entry: dict[str, Any], place: int) -> None:
    words = {name: value for name, value in entry.items() if name not in ("code", "parts")}
    body, is_new = Organisation.objects.get_or_create(
        code=entry["code"], defaults={**words, "sort_order": place}
    )
    if is_new and "parts" in entry:
        # They stand above the sum in the file.
        body.parts.set(Organisation.objects.filter(code__in=entry["parts"]))


def _plant_what_refers_to_them(shared: dict[str, Any]) -> None:
    bodies = {found.code: found for found in Organisation.objects.all()}
    standards = {found.code: found for found in Standard.objects.all()}
    for entry in shared["succession"]:
        Succession.objects.get_or_create(
            predecessor=bodies[entry["predecessor"]],
            defaults={
                "successor": bodies[entry["successor"]],
                "on": entry["on"],
                "why": entry["why"],
            },
        )
    for entry in shared["target"]:
        Target.objects.get_or_create(
            standard=standards[entry["standard"]],
            kind=entry["kind"],
            on=entry["on"],
            defaults={"level": entry["level"], "source": SOURCE},
        )
    for entry in shared["break"]:
        SeriesBreak.objects.get_or_create(on=entry["on"], standard=None, defaults=entry)
    for entry in shared["baseline"]:
        Baseline.objects.get_or_create(
            organisation=bodies[entry["organisation"]],
            standard=standards[entry["standard"]],
            defaults={"first_month": entry["first_month"], "note": entry["note"]},
        )

"""Brings the figures of a file into force, and takes them back: each in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from alliance_site.core.http.purging import site_has_changed
from performance.backlog.models import BacklogCount
from performance.figures.models import Load, Loaded, Observation
from performance.importing.comparing import Change, Comparison, Kind, compare
from performance.importing.rows import BacklogRow, FigureRow, Parsed, Row
from performance.importing.spelling import spelt
from performance.importing.standing import in_force
from performance.organisations.models import Organisation
from performance.standards.models import Standard

LOADED, UNDONE = "performance.load.made", "performance.load.undone"
AT_ONCE = 500
LOADED_MODELS: tuple[type[Loaded], ...] = (Observation, BacklogCount)


class LoadRefused(ValueError):
    """The message says why, and what to do first."""


@dataclass(frozen=True)
class Done:
    """What became of a file; without a load where there was nothing to load."""

    parsed: Parsed
    comparison: Comparison
    load: Load | None


@transaction.atomic
def load_files(*, files: Sequence[Parsed], user: Any, expected: str = "") -> list[Done]:
    """All of them or none. `expected` is what somebody has seen, as `numbers_of` says it."""
    for parsed in files:
        if not parsed.is_ready:
            raise LoadRefused(f"{parsed.file_name} cannot be loaded: nothing was loaded.")
    lock()
    files = spelt(files)
    if expected and expected != numbers_of(compare_files(files)):
        raise LoadRefused(
            "Other figures were loaded or undone since you looked. Nothing was loaded: look at "
            "what would change now."
        )
    done = [_load(parsed, user) for parsed in files]
    if any(each.load for each in done):
        site_has_changed()
    return done


@transaction.atomic
def undo(*, load: Load, user: Any) -> int:
    """What it brought goes, what it replaced is in force again. Gives how many are gone."""
    lock()
    load = Load.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if load.is_undone:
        raise LoadRefused("This load is undone already.")
    if later := replaced_since(load):
        names = ", ".join(f"“{each.file_name}”" for each in later)
        raise LoadRefused(
            f"Later files have replaced or confirmed some of these figures. Undo first: {names}."
        )
    gone = 0
    for model in LOADED_MODELS:
        gone += model._default_manager.filter(load=load).delete()[0]
        model._default_manager.filter(replaced_by=load).update(replaced_by=None)
        model.confirmed_by.through._default_manager.filter(load=load).delete()
    load.undone_by, load.undone_at = user, timezone.now()
    load.save(update_fields=["undone_by", "undone_at"])
    log(instance=load, action=UNDONE, user=user, data={"figures": gone})
    site_has_changed()
    return gone


def replaced_since(load: Load) -> list[Load]:
    """The later loads that stand in the way of an undo, the latest first."""
    keys: set[int] = set()
    for model in LOADED_MODELS:
        rows = model._default_manager.filter(load=load)
        for later in ("replaced_by", "confirmed_by"):
            found = rows.exclude(**{later: None}).order_by(later)
            keys.update(found.values_list(later, flat=True).distinct())
    return list(Load.objects.filter(pk__in=keys).order_by("-loaded_at", "-pk"))


def compare_files(files: Sequence[Parsed]) -> list[Comparison]:
    """What would become of each, if they were loaded one after the other."""
    files = spelt(files)
    standing = in_force([row for parsed in files for row in parsed.rows])
    return [compare(parsed.rows, standing) for parsed in files]


def numbers_of(comparisons: Sequence[Comparison]) -> str:
    """What would be loaded, in short."""
    return "-".join(
        f"{each.count(Kind.ADDED)}.{each.count(Kind.CHANGED)}.{each.count(Kind.REFUSED)}"
        for each in comparisons
    )


def lock() -> None:
    """Two loads at once would both replace the same figure: the second waits for the first.

    SQLite has one writer at a time anyway.
    """
    list(Standard.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _load(parsed: Parsed, user: Any) -> Done:
    # Looked up anew: the file before it may have brought some of it.
    comparison = compare(parsed.rows, in_force(parsed.rows))
    if not comparison.to_load:
        return Done(parsed, comparison, None)
    numbers = {kind.value: comparison.count(kind) for kind in Kind}
    load = Load.objects.create(
        file_name=parsed.file_name[:255],
        sha256=parsed.sha256,
        layout=parsed.layout,
        status=parsed.status,
        source=parsed.source,
        first_month=parsed.periods[0],
        last_month=parsed.periods[-1],
        left_out=parsed.left_out,
        loaded_by=user,
        **numbers,
    )
    for model in LOADED_MODELS:
        some = [each for each in comparison.to_load if _model_of(each) is model]
        _replace(model, load, [each.old.pk for each in some if each.old])
        model._default_manager.bulk_create(_rows(load, some), batch_size=AT_ONCE)
        _confirm(model, load, comparison.of(Kind.UNCHANGED))
    log(instance=load, action=LOADED, user=user, data=numbers)
    return Done(parsed, comparison, load)


def _model_of(change: Change) -> type[Loaded]:
    return Observation if isinstance(change.row, FigureRow) else BacklogCount


def _replace(model: type[Loaded], load: Load, old: list[int | None]) -> None:
    """Before the new ones are written: there is one figure in force at most."""
    for start in range(0, len(old), AT_ONCE):
        some = old[start : start + AT_ONCE]
        model._default_manager.filter(pk__in=some).update(replaced_by=load)


def _confirm(model: type[Loaded], load: Load, changes: list[Change]) -> None:
    """Remembers what stands in the new file as it is in force: an earlier file's undo would take
    it away."""
    through, name = model.confirmed_by.through, f"{model._meta.model_name}_id"
    stood = {each.old.pk for each in changes if each.old and _model_of(each) is model}
    rows = [through(**{name: pk, "load_id": load.pk}) for pk in stood if pk]
    through._default_manager.bulk_create(rows, batch_size=AT_ONCE)


def _rows(load: Load, changes: list[Change]) -> list[Any]:
    bodies = dict(Organisation.objects.values_list("code", "pk"))
    standards = dict(Standard.objects.values_list("code", "pk"))
    try:
        return [_row(change.row, load, bodies, standards) for change in changes]
    except KeyError as error:
        raise LoadRefused(
            f"{error.args[0]} is not known here any more. Upload {load.file_name} again."
        ) from None


def _row(row: Row, load: Load, bodies: dict[str, int], standards: dict[str, int]) -> Loaded:
    place = {"load": load, "sheet": row.sheet[:80], "row": row.row, "source": row.source}
    body = bodies[row.organisation]
    if isinstance(row, BacklogRow):
        return BacklogCount(
            organisation_id=body,
            week_ending=row.week_ending,
            over_62_days=row.over_62_days,
            over_104_days=row.over_104_days,
            **place,
        )
    return Observation(
        organisation_id=body,
        standard_id=standards[row.standard],
        basis=row.basis,
        period=cast(date, row.period),
        cancer_type=row.cancer_type,
        route=row.route,
        modality=row.modality,
        total=row.total,
        within=row.within,
        status=row.status,
        is_rounded=row.is_rounded,
        **place,
    )

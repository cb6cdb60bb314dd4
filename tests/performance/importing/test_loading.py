"""Figures come into force, replace each other by their rules, and go again."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from wagtail.models import ModelLogEntry

from alliance_site.core.roles.names import ANALYST
from performance.importing.loading import LoadRefused, load_files, undo
from performance.importing.parsing import parse
from performance.importing.rows import FigureRow, Parsed
from performance.importing.standing import known_now
from performance.importing.storing import as_json, from_json
from performance.models import BacklogCount, Load, Observation, Organisation, Standard
from performance.series.reading import read_series
from tests import factories
from tests.performance.importing import building
from tests.performance.importing.building import monthly, own, own_row
from tests.performance.importing.conftest import load

pytestmark = pytest.mark.django_db

SEPTEMBER = date(2025, 9, 1)


def in_force() -> Any:
    return Observation.objects.filter(replaced_by=None)


def figure(total: int = 538, within: int = 403, status: str = "final", **more: Any) -> FigureRow:
    key = ("QMF", "62D", "commissioner", SEPTEMBER, "", "", "")
    return FigureRow(*key, Decimal(total), Decimal(within), status, **more)


def file_of(*rows: FigureRow, name: str = "file.csv") -> Parsed:
    return Parsed(file_name=name, layout="our_own", rows=rows)


def loaded(*rows: FigureRow, name: str = "file.csv") -> Load | None:
    (done,) = load_files(files=[file_of(*rows, name=name)], user=None)
    return done.load


@pytest.mark.usefixtures("counted")
def test_the_sum_of_the_trusts_keeps_its_halves(tmp_path: Path) -> None:
    load(monthly(tmp_path))
    trusts = Organisation.objects.get(code="NEL-TRUSTS")
    standard = Standard.objects.get(code="62D")
    point = read_series(trusts, [standard])["62D"].at(SEPTEMBER)
    assert point
    assert (point.total, point.within) == (521, 397)
    barts = in_force().get(organisation__code="R1H", standard=standard, route="", **ALL_OF_IT)
    assert barts.total == Decimal("246.5")
    assert (barts.sheet, barts.row, barts.status) == ("62-DAY (ALL CANCER)", 12, "final")
    assert barts.taken_from == building.SEPTEMBER


ALL_OF_IT = {"cancer_type": "", "modality": ""}


@pytest.mark.usefixtures("counted")
def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    path = monthly(tmp_path)
    load(path)
    before = list(Observation.objects.order_by("pk").values())
    assert "brings nothing new" in load(path)
    assert list(Observation.objects.order_by("pk").values()) == before
    assert Load.objects.count() == 1


@pytest.mark.usefixtures("counted")
def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    assert "Added: 1" in load(own(tmp_path, own_row()), dry_run=True)
    assert not Load.objects.exists()


@pytest.mark.usefixtures("counted")
def test_what_a_file_leaves_open_is_taken_from_the_command(tmp_path: Path) -> None:
    row = ("", "Commissioner", "QMF", "62D", "ALL CANCERS", "ALL ROUTES", 538, 403)
    path = building.combined(tmp_path, [row], "Combined.csv", with_period=False)
    load(path, month="2026-04", status="provisional")
    found = in_force().get()
    assert (found.period, found.status) == (date(2026, 4, 1), "provisional")


@pytest.mark.usefixtures("counted")
def test_final_replaces_provisional_and_never_the_other_way() -> None:
    loaded(figure(536, 400, "provisional"))
    loaded(figure(538, 403, "final"))
    assert (in_force().get().total, in_force().get().status) == (538, "final")
    (done,) = load_files(files=[file_of(figure(540, 1, "provisional"))], user=None)
    assert done.load is None
    assert "never replaces" in done.comparison.changes[0].why
    assert in_force().get().total == 538
    # The same counts, but final now.
    Observation.objects.all().delete()
    loaded(figure(status="provisional"))
    loaded(figure(status="final"))
    assert in_force().get().status == "final"


@pytest.mark.usefixtures("counted")
def test_a_correction_replaces_a_figure_of_the_same_status() -> None:
    loaded(figure(536, 400))
    loaded(figure(538, 403))
    assert in_force().get().within == 403
    assert Observation.objects.count() == 2


@pytest.mark.usefixtures("counted")
def test_a_rounded_count_never_replaces_an_exact_one() -> None:
    loaded(figure(538, 403))
    assert loaded(figure(539, 403, is_rounded=True)) is None
    loaded(figure(540, 403, "provisional"), name="none")
    assert in_force().get().total == 538
    Observation.objects.all().delete()
    loaded(figure(539, 403, is_rounded=True))
    loaded(figure(538, 403))
    assert not in_force().get().is_rounded


@pytest.mark.usefixtures("counted")
def test_several_files_at_once_follow_each_other() -> None:
    files = [
        file_of(figure(536, 400, "provisional"), name="first"),
        file_of(figure(538, 403), name="second"),
        file_of(figure(538, 403), name="the same again"),
    ]
    done = load_files(files=files, user=None)
    assert [bool(each.load) for each in done] == [True, True, False]
    assert in_force().get().total == 538
    assert Observation.objects.exclude(replaced_by=None).get().replaced_by == done[1].load


@pytest.mark.usefixtures("counted")
def test_a_name_in_other_letters_is_the_same_series() -> None:
    august = figure()._replace(period=date(2025, 8, 1))
    loaded(august._replace(cancer_type="Lung"))
    files = [
        file_of(figure(60, 50)._replace(cancer_type="LUNG", modality="SURGERY")),
        file_of(figure(60, 50)._replace(cancer_type="lung", modality="Surgery")),
    ]
    first, second = load_files(files=files, user=None)
    assert first.load
    assert second.load is None
    assert set(in_force().values_list("cancer_type", "modality")) == {
        ("Lung", ""),
        ("Lung", "SURGERY"),
    }


@pytest.mark.usefixtures("counted")
def test_nothing_is_loaded_where_one_file_is_not_ready() -> None:
    with pytest.raises(LoadRefused):
        load_files(files=[file_of(figure()), Parsed("open.csv", asks=["month"])], user=None)
    assert not Load.objects.exists()


@pytest.mark.usefixtures("counted")
def test_an_undo_brings_back_what_was_there() -> None:
    user = factories.staff(ANALYST)
    first = loaded(figure(536, 400, "provisional"))
    second = loaded(figure(538, 403))
    assert first
    assert second
    with pytest.raises(LoadRefused, match="Undo first: “file"):
        undo(load=first, user=user)
    assert undo(load=second, user=user) == 1
    assert in_force().get().total == 536
    second.refresh_from_db()
    assert (second.undone_by, second.is_undone) == (user, True)
    with pytest.raises(LoadRefused, match="undone already"):
        undo(load=second, user=user)
    undo(load=first, user=user)
    assert not Observation.objects.exists()
    assert loaded(figure(536, 400, "provisional")), "what is undone can be loaded again"


@pytest.mark.usefixtures("counted")
def test_what_a_later_file_confirms_does_not_go_with_an_earlier_one() -> None:
    of_lung = figure(60, 50)._replace(cancer_type="Lung")
    first = loaded(figure(), name="first.csv")
    later = loaded(figure(), of_lung, name="later.csv")
    assert first
    assert later
    with pytest.raises(LoadRefused, match=r"confirmed some .* Undo first: “later.csv”"):
        undo(load=first, user=None)
    assert in_force().count() == 2
    assert undo(load=later, user=None) == 1
    assert undo(load=first, user=None) == 1
    assert not Observation.objects.exists()


@pytest.mark.usefixtures("counted")
def test_who_loaded_and_undid_it_is_written_down() -> None:
    user = factories.staff(ANALYST)
    (done,) = load_files(files=[file_of(figure())], user=user)
    assert done.load
    undo(load=done.load, user=user)
    entries = ModelLogEntry.objects.for_instance(done.load).order_by("pk")
    assert [(entry.action, entry.user) for entry in entries] == [
        ("performance.load.made", user),
        ("performance.load.undone", user),
    ]
    assert "1 figures added" in str(entries[0].message)


@pytest.mark.usefixtures("counted")
def test_the_backlog_is_loaded_corrected_and_undone(tmp_path: Path) -> None:
    load(building.backlog(tmp_path, ["2025-09-28", "QMF", 120, 20, "Weekly list"]))
    load(building.backlog(tmp_path, ["28/09/2025", "QMF", 118, "", "Weekly list"]))
    found = BacklogCount.objects.get(replaced_by=None)
    assert (found.over_62_days, found.over_104_days) == (118, None)
    assert found.source == "Weekly list"
    undo(load=found.load, user=None)
    assert BacklogCount.objects.get().over_62_days == 120


@pytest.mark.usefixtures("counted")
def test_the_cache_in_front_is_emptied_once_for_each_load_and_undo(
    told: list[tuple[str, str]], django_capture_on_commit_callbacks: Any
) -> None:
    made = loaded(figure())
    assert made
    for change, purges in ((figure(), 0), (figure(539), 1)):
        # As a request of its own would begin.
        connection.run_on_commit.clear()
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            loaded(change)
        assert len(told) == purges
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        undo(load=Load.objects.latest("pk"), user=None)
    assert len(told) == 2


@pytest.mark.usefixtures("counted")
def test_the_number_of_queries_does_not_grow(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [figure()._replace(cancer_type=f"Type {number}") for number in range(300)]
    with django_assert_max_num_queries(20):
        loaded(*rows[:2])
    with django_assert_max_num_queries(20):
        loaded(*rows)
    assert in_force().count() == 300


@pytest.mark.usefixtures("counted")
def test_a_file_is_the_same_after_it_has_waited(tmp_path: Path) -> None:
    for path in (
        monthly(tmp_path),
        building.backlog(tmp_path, ["2025-09-28", "QMF", 120, "", "Weekly list"]),
        own(tmp_path, own_row(total="x")),
    ):
        found = parse(path, name=path.name, known=known_now(), most_bytes=10**8)
        assert from_json(as_json(found)) == found


@pytest.mark.usefixtures("counted")
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([7, 8]), st.sampled_from(["final", "provisional"]), st.booleans()
        ),
        max_size=6,
    )
)
def test_undoing_all_loads_in_turn_brings_back_each_state(
    steps: list[tuple[int, str, bool]],
) -> None:
    Observation.objects.all().delete()
    seen: list[tuple[Load, list[Any]]] = []
    for total, status, is_rounded in steps:
        before = list(in_force().values("pk", "total", "status", "is_rounded"))
        made = loaded(figure(total, 5, status, is_rounded=is_rounded))
        assert in_force().count() == 1
        if made:
            seen.append((made, before))
    for made, before in reversed(seen):
        undo(load=made, user=None)
        assert list(in_force().values("pk", "total", "status", "is_rounded")) == before
    assert not in_force().exists()

"""An analyst uploads files, sees what they would change, loads them, and undoes it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliance_site.core.clock import jobs
from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import ADMINISTRATOR, ANALYST
from performance.importing.models import FilePiece, WaitingFile
from performance.models import Load, Observation
from tests import factories
from tests.core.roles.test_matrix import ACTORS, actor
from tests.pages import soup
from tests.performance.importing import building
from tests.performance.importing.building import combined, monthly, own, own_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("counted")]

UPLOAD, LOADS = "/admin/figures/load/", "/admin/figures/loads/"
DUMMY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def analyst(client: Client, home: HomePage) -> Client:
    client.force_login(factories.staff(ANALYST))
    return client


def upload(client: Client, *paths: Path) -> str:
    """Gives the address where they can be looked at."""
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in paths]
    return client.post(UPLOAD, {"chosen": files}).get("Location", "")


def words(client: Client, address: str) -> str:
    return " ".join(soup(client.get(address)).select_one(".load-screen").get_text(" ").split())


def press(client: Client, address: str, button: str, **typed: Any) -> HttpResponse:
    """Sends the form that has this button, as it stands."""
    shown = soup(client.get(address))
    found = next(each for each in shown.select("button[name=do]") if button in each.get_text())
    form = found.find_parent("form")
    return client.post(address, {**hidden(form), "do": found["value"], **typed}, follow=True)


def hidden(form: BeautifulSoup) -> dict[str, str]:
    return {field["name"]: field["value"] for field in form.select("input[type=hidden]")}


def test_a_workbook_is_previewed_loaded_and_undone(analyst: Client, tmp_path: Path) -> None:
    address = upload(analyst, monthly(tmp_path))
    assert not FilePiece.objects.exists(), "once it is read, nobody needs the file"
    shown = words(analyst, address)
    for said in ("Monthly workbook, since October 2023", "September 2025", "Final", "Added: 40"):
        assert said in shown
    assert "R1H 62D: All cancers September 2025 None 190 of 246.5 (final)" in shown
    assert not Observation.objects.exists()
    told = press(analyst, address, "Load 40 figures")
    assert "Loaded: 40 figures added, 0 changed" in told.content.decode()
    load = Load.objects.get()
    assert load.loaded_by
    assert not WaitingFile.objects.exists()
    undo = f"{LOADS}undo/{load.pk}/"
    assert "40 figures that came with this file go" in words(analyst, undo)
    assert "40 figures of" in analyst.post(undo, follow=True).content.decode()
    assert not Observation.objects.exists()


def test_errors_are_shown_by_sheet_and_row_and_keep_all_out(
    analyst: Client, tmp_path: Path
) -> None:
    def edit(book: Any) -> None:
        book["62-DAY (ALL CANCER)"]["F12"] = "forty"

    good = own(tmp_path, own_row())
    address = upload(analyst, monthly(tmp_path, edit=edit), good)
    shown = words(analyst, address)
    assert "1 of 2 files has errors" in shown
    assert "Sheet “62-DAY (ALL CANCER)”, row 12 TOTAL is “forty”" in shown
    assert "Load 1 figure" not in shown
    forced = analyst.post(address, {"do": "load", "expected": ""}, follow=True)
    assert "nothing was loaded" in forced.content.decode()
    press(analyst, address, "Take out SEPTEMBER")
    press(analyst, address, "Load 1 figure")
    assert Observation.objects.get().load.file_name == good.name


def test_what_a_file_leaves_open_is_asked(analyst: Client, tmp_path: Path) -> None:
    row = ("", "Commissioner", "QMF", "62D", "ALL CANCERS", "ALL ROUTES", 538, 403)
    address = upload(analyst, combined(tmp_path, [row], "Combined.csv", with_period=False))
    assert "A file leaves something open" in words(analyst, address)
    prefix = f"file-{WaitingFile.objects.get().pk}"
    typed = {f"{prefix}-month": "April", f"{prefix}-status": "final"}
    wrong = press(analyst, address, "Use this answer", **typed)
    assert "Write the month like 2026-04" in wrong.content.decode()
    assert 'value="April"' in wrong.content.decode()
    press(analyst, address, "Use this answer", **{**typed, f"{prefix}-month": "2026-04"})
    assert "April 2026" in words(analyst, address)
    press(analyst, address, "Load 1 figure")
    assert Observation.objects.get().status == "final"


def test_changed_and_refused_figures_are_shown_before_they_are_loaded(
    analyst: Client, tmp_path: Path
) -> None:
    press(analyst, upload(analyst, own(tmp_path, own_row())), "Load 1 figure")
    rows = [own_row(within=404), own_row(standard="FDS")]
    shown = words(analyst, upload(analyst, own(tmp_path, *rows)))
    assert "Added: 1 Changed: 1 Unchanged: 0 Refused: 0" in shown
    assert shown.index("403 of 538 (final) 404 of 538 (final)") < shown.index("FDS: All cancers")
    late = upload(analyst, own(tmp_path, own_row(status="provisional")))
    assert "Refused. A final figure is in force" in words(analyst, late)
    assert "There is nothing to load" in words(analyst, late)


def test_what_has_changed_since_somebody_looked_is_not_loaded_unseen(
    analyst: Client, tmp_path: Path
) -> None:
    address = upload(analyst, own(tmp_path, own_row(within=400)))
    seen = hidden(soup(analyst.get(address)).select_one(".load-screen form"))
    press(analyst, upload(analyst, own(tmp_path, own_row())), "Load 1 figure")
    told = analyst.post(address, {**seen, "do": "load"}, follow=True)
    assert "since you looked" in told.content.decode()
    assert Observation.objects.get().within == 403


def test_a_load_that_was_replaced_is_not_undone(analyst: Client, tmp_path: Path) -> None:
    for within in (402, 403):
        path = own(tmp_path, own_row(within=within), name=f"{within}.csv")
        press(analyst, upload(analyst, path), "Load 1 figure")
    first = Load.objects.get(file_name="402.csv")
    address = f"{LOADS}undo/{first.pk}/"
    assert "403.csv" in words(analyst, address)
    assert "Undo first" in analyst.post(address, follow=True).content.decode()
    assert Observation.objects.count() == 2
    assert "Undo this load" in analyst.get(f"{LOADS}inspect/{first.pk}/").content.decode()


def test_while_a_file_is_read_the_screen_says_so(analyst: Client, tmp_path: Path) -> None:
    with override_settings(TASKS=DUMMY):
        address = upload(analyst, own(tmp_path, own_row()))
    assert "Still to be read: 1 of 1" in words(analyst, address)
    assert analyst.get(f"{address}progress/").json() == {"unread": 1}
    told = analyst.post(address, {"do": "load"}, follow=True)
    assert "not read yet" in told.content.decode()


def test_a_file_that_is_too_large_is_not_even_kept(analyst: Client, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with override_settings(WAITING_TIMES_MOST_MEGABYTES=1, TASKS=DUMMY):
        address = upload(analyst, path)
    assert "Only files of up to 1 are read" in words(analyst, address)
    assert not FilePiece.objects.exists()


def test_a_file_that_nobody_expected_ends_with_a_message(
    analyst: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("performance.importing.waiting.parse", fail)
    address = upload(analyst, own(tmp_path, own_row()))
    assert "for a reason that nobody expected" in words(analyst, address)


def test_no_file_is_an_error_of_the_form(analyst: Client) -> None:
    assert "Choose one file or more" in analyst.post(UPLOAD).content.decode()


def test_files_wait_for_a_day_and_only_for_who_uploaded_them(
    analyst: Client, tmp_path: Path
) -> None:
    address = upload(analyst, own(tmp_path, own_row()))
    other = Client()
    other.force_login(factories.staff(ANALYST))
    assert other.get(address)["Location"] == UPLOAD
    other.post(address, {"do": "stop"})
    waiting = WaitingFile.objects.get()
    job = jobs.named("waiting_files")
    assert job
    job.run()
    assert WaitingFile.objects.filter(pk=waiting.pk).exists()
    WaitingFile.objects.update(made_at=timezone.now() - timedelta(hours=25))
    job.run()
    assert not WaitingFile.objects.exists()
    assert analyst.get(address)["Location"] == UPLOAD


def test_the_list_of_loads_asks_as_often_for_ten_as_for_two(
    analyst: Client,
) -> None:
    analyst.get(LOADS)
    numbers = []
    for count in (2, 10):
        while Load.objects.count() < count:
            Load.objects.create(
                file_name="f", sha256="", layout="own", loaded_by=factories.staff(ANALYST)
            )
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert analyst.get(LOADS).status_code == 200
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def _loads(client: Client) -> bool:
    Observation.objects.all().delete()
    Load.objects.all().delete()
    path = SimpleUploadedFile("ours.csv", OURS)
    address = client.post(UPLOAD, {"chosen": [path]}).get("Location", "")
    if "/figures/load/" in address:
        client.post(address, {"do": "load"})
    return Load.objects.exists()


OURS = "\n".join(",".join(map(str, cells)) for cells in (building.OWN, building.own_row())).encode()


def _undoes(client: Client) -> bool:
    load = Load.objects.create(file_name="f", sha256="", layout="our_own")
    client.post(f"{LOADS}undo/{load.pk}/")
    load.refresh_from_db()
    return load.is_undone


def _sees(client: Client) -> bool:
    load = Load.objects.create(file_name="seen.csv", sha256="", layout="our_own")
    answers = (client.get(LOADS), client.get(f"{LOADS}inspect/{load.pk}/"))
    return all(a.status_code == 200 and "seen.csv" in a.content.decode() for a in answers)


def _finds_it_in_the_menu(client: Client) -> bool:
    return UPLOAD in client.get("/admin/").content.decode()


@pytest.mark.parametrize("act", [_loads, _undoes, _sees, _finds_it_in_the_menu])
def test_each_action_is_open_to_analysts_and_administrators_alone(act: Any, home: HomePage) -> None:
    assert {name for name in ACTORS if act(actor(name))} == {ANALYST, ADMINISTRATOR}


def test_nobody_writes_a_load_by_hand(home: HomePage, admin_client: Client) -> None:
    load = Load.objects.create(file_name="f", sha256="", layout="our_own")
    for address in (f"{LOADS}new/", f"{LOADS}edit/{load.pk}/", f"{LOADS}delete/{load.pk}/"):
        assert admin_client.post(address)["Location"] == "/admin/", address
    assert Load.objects.filter(pk=load.pk).exists()

"""Two people load at the same moment: the database itself must see one figure in force."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections

from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.importing.loading import undo
from performance.models import Load, Observation
from tests.browser.database import Settings, in_new_thread
from tests.performance.importing.test_loading import figure, loaded

TOGETHER = 6


def in_force() -> list[Any]:
    return list(Observation.objects.filter(replaced_by=None).values_list("load__file_name"))


def load_one(total: int) -> None:
    try:
        loaded(figure(total), name=f"{total}.csv")
    finally:
        connections.close_all()


def undo_all() -> None:
    for load in Load.objects.order_by("-pk"):
        undo(load=load, user=None)


def test_loads_at_once_wait_for_each_other(own_database: Settings) -> None:
    in_new_thread(plant_what_is_counted)
    with ThreadPoolExecutor(max_workers=TOGETHER) as people:
        list(people.map(load_one, range(500, 500 + TOGETHER)))
    assert len(in_new_thread(in_force)) == 1
    assert in_new_thread(Load.objects.count) == TOGETHER
    in_new_thread(undo_all)
    assert in_new_thread(in_force) == []

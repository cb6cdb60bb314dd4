"""Workers that tick in the same moment, each with a connection of its own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import LazySettings
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from alliance_site.core.clock.models import JobRun
from alliance_site.core.clock.ticking import tick
from tests.browser.database import copy_of, for_new_threads, in_new_thread
from tests.core.clock.conftest import minutely

WORKERS = 4


@pytest.fixture
def _database_of_the_workers(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """A copy of the database, which they may really write to."""
    folder = tmp_path_factory.mktemp("clock")
    with (
        django_db_blocker.unblock(),
        copy_of(connection.settings_dict, "clock", folder) as copy,
        for_new_threads(copy),
    ):
        yield


@pytest.mark.usefixtures("no_jobs", "_database_of_the_workers")
def test_two_workers_that_tick_at_once_run_a_job_once(settings: LazySettings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    minutely("count", lambda: None)
    in_new_thread(tick)
    ready = Barrier(WORKERS)

    def work(_: int) -> int:
        try:
            connection.ensure_connection()
            ready.wait(timeout=20)
            return tick()
        finally:
            connections.close_all()

    def make_due() -> None:
        JobRun.objects.update(next_at="2026-01-01T00:00:00Z", claimed_at=None)

    for done in range(1, 4):
        in_new_thread(make_due)
        with ThreadPoolExecutor(WORKERS) as pool:
            assert sum(pool.map(work, range(WORKERS))) == 1
        assert in_new_thread(DBTaskResult.objects.count) == done

"""`run_worker`, as a service manager meets it: a real process that works, ticks and stops."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from alliance_site.core.clock.models import JobRun
from alliance_site.settings.environment import BASE_DIR
from tests.browser.database import copy_of, for_new_threads, in_new_thread

PATIENCE = 90
LONG_AGO = "2026-01-01T00:00:00Z"


def address_of(database: dict[str, Any]) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    login = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
    return f"postgres://{login}@{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"


@pytest.fixture
def worker(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator["subprocess.Popen[str]"]:
    """A worker with a database of its own, to which threads that start here are connected too."""
    with (
        django_db_blocker.unblock(),
        copy_of(connection.settings_dict, "worker", tmp_path_factory.mktemp("worker")) as copy,
        for_new_threads(copy),
    ):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_worker", "--interval", "0.2"],
            cwd=BASE_DIR,
            env={
                **os.environ,
                "DATABASE_URL": address_of(copy),
                "DJANGO_SETTINGS_MODULE": "alliance_site.settings.dev",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        yield process
        process.kill()
        process.wait()


def wait_for(happened: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + PATIENCE
    while not in_new_thread(happened):
        if time.monotonic() > end or process.poll() is not None:
            process.kill()
            raise AssertionError(process.communicate()[0])
        time.sleep(0.2)


def test_it_does_what_is_due_and_stops_when_asked(worker: "subprocess.Popen[str]") -> None:
    publish = JobRun.objects.filter(name="publish")
    wait_for(publish.exists, worker)
    in_new_thread(lambda: publish.update(next_at=LONG_AGO))
    wait_for(publish.exclude(finished_at=None).exists, worker)
    assert in_new_thread(DBTaskResult.objects.failed().count) == 0
    worker.send_signal(signal.SIGTERM)
    output = worker.communicate(timeout=20)[0]
    assert worker.returncode == 0, output
    assert "Traceback" not in output

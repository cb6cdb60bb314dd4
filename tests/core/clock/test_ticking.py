"""What is due is done: once, on time, and whatever else goes wrong."""

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from time_machine import Traveller

from alliance_site.core.clock import jobs
from alliance_site.core.clock.models import JobRun
from alliance_site.core.clock.ticking import perform, tick
from tests.core.clock.conftest import minutely

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_jobs")]

MINUTE = timedelta(minutes=1)
DATABASE_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def job(done: list[str]) -> Callable[[], str]:
    def run() -> str:
        done.append("done")
        return f"Did {len(done)}."

    return run


def test_a_new_job_waits_for_its_time(noon: Traveller, job: object, done: list[str]) -> None:
    minutely("count", job)
    assert (tick(), done) == (0, [])
    noon.shift(MINUTE)
    assert (tick(), done) == (1, ["done"])
    assert tick() == 0
    run = JobRun.objects.get()
    assert (run.outcome, run.error, run.label) == ("Did 1.", "", "Count")
    assert run.next_at == run.finished_at + MINUTE


def test_after_an_outage_a_job_is_done_once(noon: Traveller, job: object, done: list[str]) -> None:
    minutely("count", job)
    tick()
    noon.shift(timedelta(days=3))
    assert JobRun.objects.late().exists()
    assert (tick(), tick(), done) == (1, 0, ["done"])
    assert not JobRun.objects.late().exists()


def test_a_failure_is_recorded_and_the_job_runs_again_and_the_others_run(
    noon: Traveller, job: object, done: list[str]
) -> None:
    broken = [True]

    def run() -> None:
        if broken:
            raise OSError("the cable is out")

    minutely("bad", run)
    minutely("good", job)
    tick()
    noon.shift(MINUTE)
    assert (tick(), done) == (2, ["done"])
    assert JobRun.objects.get(name="bad").error == "OSError: the cable is out"
    broken.clear()
    noon.shift(MINUTE)
    assert (tick(), done) == (2, ["done", "done"])
    bad = JobRun.objects.get(name="bad")
    assert (bad.error, bad.outcome) == ("", "")


def test_a_job_that_still_waits_or_runs_is_not_begun_again(
    noon: Traveller, settings: object, job: object
) -> None:
    settings.TASKS = DATABASE_QUEUE  # type: ignore[attr-defined]
    minutely("count", job)
    tick()
    noon.shift(MINUTE)
    assert tick() == 1
    noon.shift(MINUTE)
    assert (tick(), DBTaskResult.objects.count()) == (0, 1)
    perform.call("count")
    assert (tick(), DBTaskResult.objects.count()) == (1, 2)


def test_a_job_that_died_with_its_worker_is_begun_again(
    noon: Traveller, settings: object, job: object
) -> None:
    settings.TASKS = DATABASE_QUEUE  # type: ignore[attr-defined]
    minutely("count", job)
    tick()
    noon.shift(MINUTE)
    assert tick() == 1
    noon.shift(jobs.LATE)
    assert tick() == 0
    noon.shift(MINUTE)
    assert tick() == 1


def test_a_job_that_is_gone_is_left_alone(noon: Traveller, job: object, done: list[str]) -> None:
    minutely("count", job)
    tick()
    jobs.unregister("count")
    noon.shift(MINUTE)
    perform.call("count")
    assert (tick(), done) == (0, [])


def test_nothing_due_costs_two_queries(
    noon: Traveller, job: object, django_assert_num_queries: Callable
) -> None:
    minutely("count", job)
    tick()
    with django_assert_num_queries(2):
        tick()


def test_a_clock_that_was_years_ahead_leaves_no_job_waiting_for_years(
    noon: Traveller, job: object, done: list[str]
) -> None:
    minutely("count", job)
    jobs.register(jobs.Job("night", "Night", job, jobs.daily_at(3)))  # type: ignore[arg-type]
    tick()
    noon.shift(timedelta(days=3650))
    tick()
    JobRun.objects.filter(name="count").update(finished_at=None)  # its worker died that day
    noon.shift(timedelta(days=-3650))
    done.clear()
    tick()
    noon.shift(MINUTE)
    assert (tick(), done) == (1, ["done"])
    noon.shift(timedelta(days=1))
    assert (tick(), len(done)) == (2, 3)


def test_an_error_that_no_database_can_keep_is_told_without_it(
    noon: Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    # Not into the log: what runs the tests on many processes cannot pass half a character on.
    caplog.set_level(logging.CRITICAL, logger="alliance_site.core.clock.ticking")

    def run() -> str:
        raise ValueError("the server said \x00\x1b\udc80!")

    minutely("fail", run)
    tick()
    noon.shift(MINUTE)
    tick()
    assert JobRun.objects.get().error == "ValueError: the server said !"

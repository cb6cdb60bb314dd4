"""A clock that can be set, with no jobs but those of the test."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from alliance_site.core.clock import jobs

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_jobs", {})


def minutely(name: str, run: object) -> None:
    jobs.register(jobs.Job(name, name.title(), run, jobs.every(timedelta(minutes=1))))  # type: ignore[arg-type]

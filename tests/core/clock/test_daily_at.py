"""A daily job keeps to the clocks on our walls, also when they change."""

from datetime import datetime

import pytest

from alliance_site.core.clock.jobs import daily_at


@pytest.mark.parametrize(
    ("now", "following"),
    [
        ("2026-01-10T02:00+00:00", "2026-01-10T02:30+00:00"),
        ("2026-01-10T02:30+00:00", "2026-01-11T02:30+00:00"),
        ("2026-07-10T02:00+00:00", "2026-07-11T02:30+01:00"),
        # The night before the clocks go forward, and back.
        ("2026-03-28T02:30+00:00", "2026-03-29T02:30+01:00"),
        ("2026-10-24T02:30+01:00", "2026-10-25T02:30+00:00"),
        ("2026-12-31T23:59+00:00", "2027-01-01T02:30+00:00"),
    ],
)
def test_the_next_time(now: str, following: str) -> None:
    found = daily_at(2, 30)(datetime.fromisoformat(now))
    assert found.timestamp() == datetime.fromisoformat(following).timestamp()


@pytest.mark.parametrize("start", ["2026-03-28T12:00+00:00", "2026-10-24T12:00+01:00"])
def test_an_hour_that_is_missing_or_comes_twice_counts_once(start: str) -> None:
    moment, days = datetime.fromisoformat(start), []
    for _ in range(4):
        moment = daily_at(1, 30)(moment)
        days.append(moment.astimezone().date())
    assert len(set(days)) == 4

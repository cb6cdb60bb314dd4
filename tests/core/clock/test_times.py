"""When a job is due next, by the clock on the wall in London."""

from datetime import UTC, datetime, timedelta

import pytest

from alliance_site.core.clock.jobs import daily_at, every, weekly_on


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "following"),
    [
        ("2026-11-23 03:29", "2026-11-23 03:30"),
        ("2026-11-23 03:30", "2026-11-24 03:30"),
        ("2026-07-01 12:00", "2026-07-02 02:30"),  # in summer, half past three is 02:30 UTC
        ("2026-03-28 04:00", "2026-03-29 02:30"),  # the night when summer time begins
        ("2026-10-24 04:00", "2026-10-25 03:30"),  # and the night when it ends
    ],
)
def test_each_day(moment: str, following: str) -> None:
    assert daily_at(3, 30)(utc(moment)) == utc(following)


def test_an_hour_that_is_missing_or_comes_twice_has_its_job_once_a_day() -> None:
    after = daily_at(1, 30)
    for start in ("2026-03-27 12:00", "2026-10-23 12:00"):
        moment, days = utc(start), []
        for _ in range(4):
            moment = after(moment)
            days.append(moment.date())
        assert days == [days[0] + timedelta(days=n) for n in range(4)]


@pytest.mark.parametrize(
    ("moment", "following"),
    [
        ("2026-11-23 08:59", "2026-11-23 09:00"),  # a Monday
        ("2026-11-23 09:00", "2026-11-30 09:00"),
        ("2026-10-19 12:00", "2026-10-26 09:00"),
        ("2026-03-24 12:00", "2026-03-30 08:00"),
    ],
)
def test_each_week(moment: str, following: str) -> None:
    assert weekly_on(0, 9)(utc(moment)) == utc(following)


def test_again_and_again() -> None:
    assert every(timedelta(minutes=1))(utc("2026-11-23 08:59")) == utc("2026-11-23 09:00")

"""Whether the clock goes is told to the administrator and to the monitor."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import Traveller

from alliance_site.core.clock.ticking import tick
from alliance_site.core.roles.names import ADMINISTRATOR
from tests import factories
from tests.core.clock.conftest import minutely
from tests.pages import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_jobs")]


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(factories.staff(ADMINISTRATOR))
    return client


def report(client: Client, query: str = "") -> str:
    return client.get(reverse("jobs_report") + query).content.decode()


def test_before_the_first_tick_it_says_so(administrator: Client) -> None:
    assert "The clock has never run" in report(administrator)


def test_each_job_with_how_it_went_and_what_is_late(noon: Traveller, administrator: Client) -> None:
    minutely("tidy", lambda: "=Tidied 3 things.")
    minutely("fail", lambda: 1 / 0)  # type: ignore[arg-type,return-value]
    tick()
    assert "Not done yet" in report(administrator)
    noon.shift(timedelta(minutes=1))
    tick()
    shown = report(administrator)
    assert "Tidied 3 things." in shown
    assert "Failed: ZeroDivisionError: division by zero" in shown
    assert "23 Nov 2026, 12:02" in shown
    assert "Some jobs are late" not in shown
    noon.shift(timedelta(minutes=30))
    assert "Some jobs are late" in report(administrator)
    assert b"'=Tidied" in b"".join(
        administrator.get(reverse("jobs_report") + "?export=csv").streaming_content
    )


def test_ten_jobs_cost_what_one_costs(noon: Traveller, administrator: Client) -> None:
    minutely("job", lambda: None)
    tick()
    report(administrator)
    with counted() as few:
        report(administrator)
    for number in range(9):
        minutely(f"job {number}", lambda: None)
    tick()
    with counted() as many:
        report(administrator)
    assert many.queries == few.queries


def test_the_monitor_is_told_and_the_site_goes_on(noon: Traveller, client: Client) -> None:
    def clock() -> tuple[int, str]:
        answer = client.get("/health/ready/")
        return answer.status_code, answer.json()["clock"]

    assert clock() == (200, "late")
    minutely("job", lambda: None)
    tick()
    assert clock() == (200, "ok")
    noon.shift(timedelta(minutes=12))
    assert clock() == (200, "late")
    tick()
    assert clock() == (200, "ok")

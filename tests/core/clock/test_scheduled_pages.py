"""A page comes and goes at its time, because the clock ticks."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from alliance_site.core.clock.models import JobRun
from alliance_site.core.clock.ticking import perform, tick
from alliance_site.core.pages.home import HomePage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


def test_a_scheduled_page_is_live_at_its_time_and_gone_at_its_expiry(
    noon: Traveller, client: Client, home: HomePage
) -> None:
    page = factories.StandardPageFactory(
        slug="soon",
        live=False,
        go_live_at=timezone.now() + timedelta(hours=1),
        expire_at=timezone.now() + timedelta(hours=2),
    )
    page.save_revision().publish()
    tick()
    for minutes, status in ((59, 404), (2, 200), (58, 200), (2, 404)):
        noon.shift(timedelta(minutes=minutes))
        tick()
        assert client.get("/soon/").status_code == status
    page.refresh_from_db()
    assert page.expired
    assert JobRun.objects.get(name="publish").error == ""


def test_the_daily_jobs_run_in_the_night(noon: Traveller, settings: LazySettings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    tick()
    noon.shift(timedelta(hours=16))
    tick()
    for name in ("sessions", "work"):
        perform.call(name)
    runs = {run.name: run for run in JobRun.objects.all()}
    for name in ("sessions", "work"):
        assert runs[name].finished_at
        assert not runs[name].error

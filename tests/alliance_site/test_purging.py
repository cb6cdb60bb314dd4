"""The cache in front is told of each change, at once, and never keeps an editor waiting."""

import contextlib
import logging
import socket
from collections.abc import Callable

import pytest
from django.db import transaction
from django_tasks import default_task_backend
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from alliance_site.core.http import purging
from alliance_site.core.site.models import SiteSettings
from tests import factories

CHANGES: dict[str, Callable[[], object]] = {
    "an accessibility issue is added": factories.AccessibilityIssueFactory,
    "a page is published": lambda: factories.home_page().save_revision().publish(),
    "a page is withdrawn": lambda: factories.StandardPageFactory().unpublish(),
    "a page becomes private": lambda: PageViewRestriction.objects.create(
        page=factories.home_page(), restriction_type="login"
    ),
    "an old address leads on": lambda: Redirect.objects.create(old_path="/old", redirect_link="/"),
    "the settings change": lambda: SiteSettings.for_site(Site.objects.get()).save(),
    "a synonym is added": factories.SearchSynonymFactory,
    "a picture is added": factories.ImageFactory,
    "a fact changes": factories.FactFactory,
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_cache_is_told_now_and_once_more(
    told: list[tuple[str, str]],
    change: Callable[[], object],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        change()
        assert told == []  # not before the change is stored
    assert told == [("/", "testserver")]
    waiting = [result.task for result in default_task_backend.results]
    later = [task.run_after for task in waiting if task.func == purging.purge_once_more.func]
    assert len(later) == 1
    assert all(later)


@pytest.mark.django_db
def test_many_changes_that_are_stored_together_are_told_once(
    told: list[tuple[str, str]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with contextlib.suppress(ValueError), transaction.atomic():
            factories.SearchSynonymFactory(term="not stored after all")
            raise ValueError
        for number in range(5):
            with transaction.atomic():
                factories.SearchSynonymFactory(term=f"word {number}")
    assert len(told) == 1


def test_a_cache_that_does_not_answer_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(purging.CacheInFront, "TIMEOUT", 0.2)
    caplog.set_level(logging.ERROR, logger="")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        cache = purging.CacheInFront({"LOCATION": f"http://127.0.0.1:{silent.getsockname()[1]}"})
        cache.purge("https://www.example.org/")  # without its limit it would wait for ever
    cache.purge("https://www.example.org/")  # now refused
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    assert "was not emptied" in caplog.text

"""Nothing that people send, or that staff look for, stands in a line of the log."""

import logging

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from alliance_site.core.roles.names import LEAD
from tests import factories
from tests.core.roles.screens import client_of
from tests.pages import soup

pytestmark = pytest.mark.django_db
MARKER = "quixmarker"
EMAIL = f"{MARKER}@example.org"


@pytest.fixture
def _all_lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those that our settings leave out: an operator may turn them on."""
    for name in ("django", "django.request", "django_structlog", "django_tasks", "wagtail"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
        caplog.set_level(logging.INFO, logger=name)


@pytest.mark.usefixtures("_all_lines")
def test_a_journey_leaves_no_word_in_the_log(
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    form = factories.SmallFormPageFactory()
    with caplog.at_level(logging.INFO), django_capture_on_commit_callbacks(execute=True):
        reader = Client(headers={"Sec-Fetch-Site": "same-origin"})
        reader.post("/page-problem/", {"text": f"Write to {EMAIL}", "warned": "1"})
        for text in ("", f"About {MARKER}"):
            sent = {"text": text, "answer_by": "email", "email": EMAIL, "form_key": "a1"}
            reader.post("/privacy/complaint/", sent)
        action = soup(reader.get(form.url)).select_one("main form")["action"]
        for name in ("", MARKER):
            reader.post(action, {"name": name, "email": EMAIL, "form_key": "b2"})
        lead = client_of(factories.staff(LEAD))
        for screen in ("", "export/", "erase/"):
            lead.post(f"/admin/personal-data/{screen}", {"emails": EMAIL, "sure": "yes"})
    assert "request_finished" in caplog.text, "the log is there at all"
    assert MARKER not in caplog.text

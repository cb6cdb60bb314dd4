"""Machines are held up; people never lose what they typed by it."""

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from engagement.feedback.models import Feedback
from engagement.form.models import FeedbackDraft
from tests.engagement.conftest import START, TEXT, Reader

pytestmark = pytest.mark.django_db


def test_a_machine_that_fills_in_everything_is_asked_again(reader: Reader) -> None:
    reader.begin().press(kind="plan").press(about="not-sure")
    reader.press(text=TEXT, website="https://spam.example")
    assert reader.page.title.get_text().startswith("Error: ")
    assert reader.page.textarea.get_text().strip() == TEXT
    assert not reader.page.select_one("#website").get("value")
    assert reader.press(text=TEXT).step == "who"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({}, 303),
    ],
)
def test_another_website_begins_no_form(
    reader: Reader, headers: dict[str, str], status: int
) -> None:
    answer = Client(enforce_csrf_checks=True).post(START, {"kind": "plan"}, headers=headers)
    assert answer.status_code == status
    assert FeedbackDraft.objects.exists() == (status == 303)


def test_one_client_sends_thirty_an_hour_and_loses_nothing(
    reader: Reader, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    monkeypatch.setattr("engagement.form.limits.SEND", ("2/h", "3000/h"))
    reader.client.defaults["HTTP_X_REAL_IP"] = "203.0.113.7"
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        for _ in range(2):
            assert reader.until_check().press().code
        reader.until_check().press()
        assert reader.response.status_code == 429
        assert TEXT in reader.page.main.get_text()
        assert "try again in an hour" in reader.page.select_one(".nhsuk-error-summary").get_text()
        clock.shift(60 * 60)
        assert reader.press().code
    assert Feedback.objects.count() == 3


def test_one_client_begins_so_many_an_hour(
    reader: Reader, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    monkeypatch.setattr("engagement.form.limits.BEGIN", ("1/h", "6000/h"))
    reader.client.defaults["HTTP_X_REAL_IP"] = "203.0.113.7"
    assert reader.begin().step == "kind"
    reader.begin("?kind=plan")
    assert reader.response.status_code == 429
    assert reader.hidden["kind"] == "plan"
    # A page whose draft is gone: the words are shown, to be copied.
    answer = reader.client.post(f"{START}gone/words/", {"text": TEXT})
    assert answer.status_code == 404
    assert TEXT in answer.content.decode()

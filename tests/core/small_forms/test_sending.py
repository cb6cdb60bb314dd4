"""A small form is sent: once, with its consent, and without the faults of Wagtail's own."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import PageViewRestriction

from alliance_site.core.consent.models import Consent, ConsentWording
from alliance_site.core.small_forms.models import SmallFormSubmission
from alliance_site.core.small_forms.page import SmallFormPage
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
EVERY_KIND: list[tuple[str, str, dict[str, Any]]] = [
    ("singleline", "Name", {}),
    ("multiline", "Needs", {"required": False, "help_text": "Such as a <ramp>"}),
    ("email", "Email", {}),
    ("number", "People", {}),
    ("radio", "Lunch", {"choices": "Yes\nNo"}),
    ("dropdown", "Borough", {"choices": "Hackney\nNewham"}),
    ("checkboxes", "Days", {"choices": "Monday\nTuesday", "required": False}),
    ("checkbox", "First time", {"required": False}),
]
ANSWERS = {
    "name": "Jo",
    "email": "jo@example.org",
    "people": "2",
    "lunch": "Yes",
    "borough": "Newham",
    "days": ["Monday", "Tuesday"],
}


@pytest.fixture
def reader() -> Client:
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def booking() -> SmallFormPage:
    return factories.SmallFormPageFactory()


def shown_to(reader: Client, booking: SmallFormPage) -> BeautifulSoup:
    return soup(reader.get(booking.url)).select_one('main form[action^="/send-form/"]')


def send(reader: Client, booking: SmallFormPage, **typed: Any) -> Any:
    form = shown_to(reader, booking)
    hidden = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    usual = {"name": "Jo", "email": "jo@example.org"}
    return reader.post(form["action"], {**hidden, **usual, **typed})


def test_every_kind_of_question_is_asked_and_kept(reader: Client) -> None:
    booking = factories.SmallFormPageFactory(questions=EVERY_KIND)
    form = shown_to(reader, booking)
    assert form.select_one("#needs-hint").get_text(strip=True) == "Such as a <ramp>"
    assert "Needs (optional)" in form.get_text()
    for label in form.select("label"):
        assert form.select_one(f"#{label['for']}"), label
    answer = send(reader, booking, **ANSWERS)
    assert answer.status_code == 303
    kept = SmallFormSubmission.objects.get().form_data
    assert kept == {**ANSWERS, "needs": "", "first_time": False}


def test_it_counts_once_however_often_it_is_sent(reader: Client, booking: SmallFormPage) -> None:
    key = shown_to(reader, booking).select_one("input[name=form_key]")["value"]
    answers = [send(reader, booking, form_key=key) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {303}
    assert SmallFormSubmission.objects.count() == 1
    thanks = soup(reader.get(answers[0]["Location"]))
    assert "We have your answers" in thanks.main.get_text()
    assert thanks.title.get_text().startswith("Sent: ")
    assert send(reader, booking).status_code == 303
    assert SmallFormSubmission.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"name": ""}, "name", "Answer “Name”"),
        ({"name": "x" * 256}, "name", "255 characters or fewer"),
        ({"needs": "x" * 1_000_000}, "needs", "5,000 characters or fewer"),
        ({"email": "jo"}, "email", "in the right form"),
        ({"email": "a@b.org\nBcc: c@d.org"}, "email", "in the right form"),
        ({"people": "two"}, "people", "must be a number"),
        ({"people": "NaN"}, "people", "must be a number"),
        ({"people": "9" * 400}, "people", "too large"),
        ({"people": "1e999"}, "people", "too large"),
        ({"lunch": ""}, "lunch", "Answer “Lunch”"),
        ({"lunch": "Maybe"}, "lunch", "Choose one"),
        ({"borough": "\x00"}, "borough", "Choose one"),
        ({"days": ["Sunday"]}, "days", "Choose one"),
    ],
)
def test_an_error_is_told_and_nothing_typed_is_lost(
    reader: Client, typed: dict[str, Any], field: str, said: str
) -> None:
    booking = factories.SmallFormPageFactory(questions=EVERY_KIND)
    answer = send(reader, booking, **{**ANSWERS, "needs": "A ramp", **typed})
    shown = soup(answer)
    assert answer.status_code == 200
    assert shown.title.get_text().startswith("Error: ")
    link = shown.select_one(".nhsuk-error-summary a")
    assert (said in link.get_text(), link["href"]) == (True, f"#{field}")
    assert shown.select_one(link["href"])
    assert said in shown.select_one(f"#{field}-error").get_text()
    if field != "needs":
        assert shown.select_one("#needs").get_text().strip() == "A ramp"
        ticked = [box["value"] for box in shown.select("input[name=days][checked]")]
        assert ticked == ([] if field == "days" else ["Monday", "Tuesday"])
    assert not SmallFormSubmission.objects.exists()


@pytest.mark.parametrize("odd", ["😀", "\u202eabc", "a\u200bb", "<b>", "=1+1", "'; DROP TABLE x"])
def test_odd_answers_are_kept_as_sent(reader: Client, booking: SmallFormPage, odd: str) -> None:
    assert send(reader, booking, name=odd).status_code == 303
    assert SmallFormSubmission.objects.get().form_data["name"] == odd


def test_consent_is_given_to_the_words_that_somebody_read(
    reader: Client, booking: SmallFormPage
) -> None:
    SmallFormPage.objects.update(consent_text="You can quote me.", consent_needed=True)
    form = shown_to(reader, booking)
    hidden = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    refused = soup(reader.post(form["action"], {**hidden, **ANSWERS}))
    assert refused.select_one(".nhsuk-error-summary a")["href"] == "#consent"
    SmallFormPage.objects.update(consent_text="You can quote me and print it.")
    reader.post(form["action"], {**hidden, **ANSWERS, "consent": "on"})
    send(reader, booking, consent="on")
    first, second = Consent.objects.order_by("pk")
    assert (first.wording.text, first.wording.version) == ("You can quote me.", 1)
    assert (second.wording.text, second.wording.version) == ("You can quote me and print it.", 2)
    subjects = {first.subject, second.subject}
    assert subjects == set(SmallFormSubmission.objects.values_list("key", flat=True))
    reader.get(booking.url)
    assert ConsentWording.objects.count() == 2


def test_who_does_not_tick_agrees_to_nothing(reader: Client, booking: SmallFormPage) -> None:
    SmallFormPage.objects.update(consent_text="You can quote me.")
    assert send(reader, booking).status_code == 303
    assert not Consent.objects.exists()


def test_it_closes_when_it_is_full_or_its_time_is_over(
    reader: Client, booking: SmallFormPage
) -> None:
    SmallFormPage.objects.update(places=1)
    late = shown_to(reader, booking).select_one("input[name=form_key]")["value"]
    action = shown_to(reader, booking)["action"]
    assert send(reader, booking).status_code == 303
    refused = reader.post(action, {"form_key": late, "name": "Al", "email": "al@example.org"})
    assert refused.status_code == 409
    assert "All places are taken" in soup(refused).select_one(".nhsuk-error-summary").get_text()
    assert soup(refused).select_one("#name")["value"] == "Al"
    assert SmallFormSubmission.objects.count() == 1
    assert shown_to(reader, booking) is None
    SmallFormPage.objects.update(places=None, closes_at=timezone.now() - timedelta(minutes=1))
    assert "This form is closed" in soup(reader.get(booking.url)).main.get_text()
    assert reader.post(action, {"form_key": late, **ANSWERS}).status_code == 409


def test_staff_are_told_without_the_answers(
    reader: Client,
    booking: SmallFormPage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    SmallFormPage.objects.update(tell="one@example.org, two@example.org", title="Lunch\nfor all")
    with django_capture_on_commit_callbacks(execute=True):
        send(reader, booking)
    assert sorted(message.to[0] for message in mail.outbox) == [
        "one@example.org",
        "two@example.org",
    ]
    for message in mail.outbox:
        assert message.subject == "New answers: Lunch for all"
        assert "jo@example.org" not in message.body
        assert f"/admin/forms/submissions/{booking.pk}/" in message.body


def test_elsewhere_machines_and_missing_keys_are_refused(
    reader: Client, booking: SmallFormPage
) -> None:
    action = shown_to(reader, booking)["action"]
    foreign = Client().post(action, ANSWERS, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert soup(foreign).select_one("#name")["value"] == "Jo"
    for typed in ({"website": "https://spam.example"}, {"form_key": ""}):
        shown = soup(send(reader, booking, **typed))
        assert "Please send it again" in shown.select_one(".nhsuk-error-summary").get_text()
        assert shown.select_one("input[name=form_key]")["value"]
    assert reader.get(action).status_code == 405
    assert not SmallFormSubmission.objects.exists()


def test_a_form_that_is_not_public_takes_nothing(reader: Client, booking: SmallFormPage) -> None:
    action = shown_to(reader, booking)["action"]
    PageViewRestriction.objects.create(page=booking, restriction_type="password", password="x")
    assert reader.post(action, ANSWERS).status_code == 404
    PageViewRestriction.objects.all().delete()
    SmallFormPage.objects.update(live=False)
    assert reader.post(action, ANSWERS).status_code == 404
    assert reader.post("/send-form/99999/", ANSWERS).status_code == 404


def test_no_answer_is_kept_by_a_cache_and_no_cookie_is_set(
    reader: Client, booking: SmallFormPage
) -> None:
    sent = send(reader, booking)
    wrong = send(reader, booking, name="")
    for answer in (reader.get(booking.url), sent, wrong, reader.get(sent["Location"])):
        assert answer["Cache-Control"] == "private, no-store"
        assert not answer.cookies


def test_more_questions_cost_no_more_queries(reader: Client) -> None:
    costs = []
    for number, count in enumerate((2, 10)):
        questions = [("singleline", f"Question {n}", {}) for n in range(count)]
        booking = factories.SmallFormPageFactory(questions=questions, slug=f"form-{number}")
        reader.get(booking.url)
        with counted() as cost:
            reader.get(booking.url)
        costs.append(cost.queries)
    assert costs[0] == costs[1]
    assert costs[1] <= 12, "as any public page"

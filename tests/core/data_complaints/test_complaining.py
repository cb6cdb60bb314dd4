"""Somebody complains about how we use their data: without scripts, an account or a cookie."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from alliance_site.core.data_complaints.models import DataComplaint
from alliance_site.core.outbox.models import OutgoingMail
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ADDRESS = "/privacy/complaint/"
WORDS = "You kept my old address"


@pytest.fixture
def reader() -> Client:
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})


def form_of(reader: Client, **changes: str) -> dict[str, str]:
    """What a browser sends of a fresh form, with what somebody typed."""
    shown = soup(reader.get(ADDRESS)).select_one(f'form[action="{ADDRESS}"]')
    hidden = {field["name"]: field.get("value", "") for field in shown.select("input[type=hidden]")}
    return {**hidden, "text": WORDS, "answer_by": "none", **changes}


def test_it_comes_once_and_is_acknowledged_at_once(
    reader: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent = form_of(reader, answer_by="email", email=" jo@example.org ", name="Jo", phone="123")
    with django_capture_on_commit_callbacks(execute=True):
        answers = [reader.post(ADDRESS, sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    complaint = DataComplaint.objects.get()
    assert (complaint.text, complaint.email, complaint.name) == (WORDS, "jo@example.org", "Jo")
    assert complaint.phone == "", "of ways to reach somebody only the one that they chose is kept"
    assert complaint.days_left == 30

    receipt = reader.get(answers[0]["Location"])
    assert soup(receipt).select_one("#complaint-reference").get_text() == complaint.reference
    assert not receipt.cookies
    (letter,) = mail.outbox
    assert letter.to == ["jo@example.org"]
    assert complaint.reference in letter.body
    assert WORDS not in letter.body


def test_who_wants_no_answer_leaves_no_name_and_gets_no_mail(reader: Client) -> None:
    reader.post(ADDRESS, form_of(reader, name="Jo", email="jo@example.org"))
    complaint = DataComplaint.objects.get()
    assert (complaint.name, complaint.email) == ("", "")
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"text": " \x00"}, "text", "Write what is wrong"),
        ({"text": "x" * 5001}, "text", "5,000 characters or fewer"),
        ({"text": "x" * 1_000_000}, "text", "5,000 characters or fewer"),
        ({"answer_by": ""}, "answer_by", "Choose how we should answer"),
        ({"answer_by": "fax"}, "answer_by", "Choose how we should answer"),
        ({"answer_by": "email"}, "email", "Enter your email address"),
        ({"answer_by": "email", "email": "jo"}, "email", "in the right form"),
        ({"answer_by": "email", "email": "a@b.org\r\nBcc: c@d.org"}, "email", "in the right form"),
        ({"answer_by": "phone"}, "phone", "Enter your phone number"),
        ({"answer_by": "post"}, "address", "Enter your address"),
        ({"answer_by": "post", "address": "x" * 501}, "address", "500 characters or fewer"),
    ],
)
def test_an_error_is_told_and_nothing_typed_is_lost(
    reader: Client, changes: dict[str, str], field: str, said: str
) -> None:
    answer = reader.post(ADDRESS, form_of(reader, name="Jo", **changes))
    shown = soup(answer)
    assert answer.status_code == 200
    assert shown.title.get_text().startswith("Error: ")
    link = shown.select_one(".nhsuk-error-summary a")
    assert said in link.get_text()
    assert link["href"] == f"#{field}"
    assert shown.select_one(link["href"])
    assert said in shown.select_one(f"#{field}-error").get_text()
    assert shown.select_one("#name")["value"] == "Jo"
    assert not DataComplaint.objects.exists()


@pytest.mark.parametrize(
    "text", ["😀", "\u202eright to left", "zero\u200bwidth", "<script>alert(1)</script>", "=1+1"]
)
def test_odd_words_are_kept_as_sent(reader: Client, text: str) -> None:
    assert reader.post(ADDRESS, form_of(reader, text=text)).status_code == 303
    assert DataComplaint.objects.get().text == text


@pytest.mark.parametrize("key", ["", "x" * 5000, "\x00", "<b>"])
def test_a_form_without_its_key_is_shown_again_with_one(reader: Client, key: str) -> None:
    shown = soup(reader.post(ADDRESS, form_of(reader, form_key=key)))
    assert "Please send it again" in shown.select_one(".nhsuk-error-summary").get_text()
    assert shown.select_one("#text").get_text().strip() == WORDS
    new = shown.select_one("input[name=form_key]")["value"]
    assert reader.post(ADDRESS, form_of(reader, form_key=new)).status_code == 303


def test_a_machine_and_another_website_are_refused_with_the_words_kept(reader: Client) -> None:
    machine = reader.post(ADDRESS, form_of(reader, website="https://spam.example"))
    elsewhere = Client().post(ADDRESS, form_of(reader), headers={"Sec-Fetch-Site": "cross-site"})
    assert (machine.status_code, elsewhere.status_code) == (200, 403)
    for answer in (machine, elsewhere):
        assert soup(answer).select_one("#text").get_text().strip() == WORDS
    assert not DataComplaint.objects.exists()


def test_five_an_hour_and_a_second_send_of_one_is_not_counted(
    reader: Client, settings: Settings
) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    headers = {"X-Real-IP": "203.0.113.7"}
    first = form_of(reader)
    answers = [reader.post(ADDRESS, first, headers=headers).status_code for _ in range(7)]
    assert answers == [303] * 7
    more = [reader.post(ADDRESS, form_of(reader), headers=headers) for _ in range(5)]
    assert [answer.status_code for answer in more] == [303] * 4 + [429]
    assert "Try again in an hour" in soup(more[-1]).select_one(".nhsuk-error-summary").get_text()
    assert reader.post(ADDRESS, first, headers=headers).status_code == 303


def test_no_answer_is_kept_by_a_cache(reader: Client) -> None:
    sent = reader.post(ADDRESS, form_of(reader))
    for answer in (reader.get(ADDRESS), sent, reader.get(sent["Location"])):
        assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("token", ["1", "1~x", "~", "x"])
def test_a_receipt_cannot_be_made_up(reader: Client, token: str) -> None:
    reader.post(ADDRESS, form_of(reader))
    assert reader.get(f"{ADDRESS}received/{token}/").status_code == 404

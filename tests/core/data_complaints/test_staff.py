"""Staff see how long they have, are reminded, answer in words to the person, and forget."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import ModelLogEntry

from alliance_site.core.clock import jobs
from alliance_site.core.data_complaints.admin import time_left
from alliance_site.core.data_complaints.models import DataComplaint, Outcome, Status
from alliance_site.core.data_complaints.services import CannotClose, close_complaint
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import ADMINISTRATOR, EDITOR, LEAD, PUBLISHER
from alliance_site.core.users.models import User
from tests import factories
from tests.core.roles.screens import client_of
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/core/datacomplaint/"
ANSWER = "We have put it right."


@pytest.fixture
def lead() -> User:
    return factories.staff(LEAD, email="lead@example.org")


def complaint(number: int = 0, **fields: object) -> DataComplaint:
    usual = {"text": "Marked words", "answer_by": "email", "email": "jo@example.org"}
    return DataComplaint.objects.create(form_hash=f"h{number}", **{**usual, **fields})


def run(name: str) -> str:
    (job,) = [job for job in jobs.registered() if job.name == name]
    return job.run() or ""


def test_the_list_says_how_long_there_is(lead: User) -> None:
    soon, late = complaint(1), complaint(2)
    complaint(3, status=Status.CLOSED)
    now = timezone.now()
    DataComplaint.objects.filter(pk=soon.pk).update(due_at=now + timedelta(days=6))
    DataComplaint.objects.filter(pk=late.pk).update(due_at=now - timedelta(days=1))
    shown = soup(client_of(lead).get(f"{LIST}?status=open")).get_text(" ")
    assert "6 days left" in shown
    assert "1 day late" in shown
    assert shown.index(late.reference) < shown.index(soon.reference)
    assert "Closed" not in [time_left(c) for c in DataComplaint.objects.filter(status="open")]


def test_it_is_closed_once_with_words_that_go_to_the_person(
    lead: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    made, client = complaint(), client_of(lead)
    address = reverse("close_data_complaint", args=[made.pk])
    reading = reverse("wagtailsnippets_core_datacomplaint:inspect", args=[made.pk])
    assert soup(client.get(reading)).find("a", href=address)
    assert client.post(address, {"outcome": "", "answer": ANSWER}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            answer = client.post(address, {"outcome": Outcome.RIGHT, "answer": ANSWER})
    assert answer["Location"] == reading
    made.refresh_from_db()
    assert (made.status, made.outcome, made.closed_by) == (Status.CLOSED, Outcome.RIGHT, lead)
    (letter,) = mail.outbox
    assert (letter.to, ANSWER in letter.body) == (["jo@example.org"], True)
    logged = ModelLogEntry.objects.get(action="core.close_data_complaint")
    assert "Marked" not in f"{logged.label} {logged.data}"
    with pytest.raises(CannotClose):
        close_complaint(complaint=made, outcome=Outcome.PARTLY, answer=ANSWER, by=lead)
    assert soup(client.get(reading)).find("a", href=address) is None


def test_those_who_answer_are_reminded_at_14_7_and_1_days_and_once_it_is_late(lead: User) -> None:
    factories.staff(EDITOR, email="editor@example.org")
    start = timezone.now()
    made = complaint()
    complaint(1, status=Status.CLOSED)
    days_left = []
    for day in range(34):
        with time_machine.travel(start + timedelta(days=day), tick=False):
            before = OutgoingMail.objects.count()
            run("remind_data_complaints")
            run("remind_data_complaints")
            if OutgoingMail.objects.count() > before:
                days_left.append(made.days_left)
    assert days_left == [14, 7, 1, -1]
    mails = OutgoingMail.objects.all()
    assert {letter.to for letter in mails} == {"lead@example.org"}
    assert all("Marked" not in f"{letter.subject}{letter.text}{letter.html}" for letter in mails)
    assert "is late" in mails.order_by("pk").last().subject


def test_after_an_outage_only_the_reminder_of_now_goes(lead: User) -> None:
    complaint(due_at=timezone.now() + timedelta(days=3))
    run("remind_data_complaints")
    assert OutgoingMail.objects.count() == 1


def test_a_year_after_it_was_closed_it_is_gone() -> None:
    now = timezone.now()
    complaint(1, status=Status.CLOSED, closed_at=now - timedelta(days=366))
    kept = [complaint(2, status=Status.CLOSED, closed_at=now - timedelta(days=364))]
    kept.append(complaint(3, received_at=now - timedelta(days=800)))
    assert "Deleted 1" in run("delete_data_complaints")
    assert set(DataComplaint.objects.all()) == set(kept)


@pytest.mark.parametrize("role", [EDITOR, PUBLISHER, ""])
def test_others_read_and_close_nothing(role: str) -> None:
    made = complaint()
    client = client_of(factories.staff(role))
    for address in (LIST, f"{LIST}inspect/{made.pk}/"):
        assert b"Marked words" not in client.get(address, follow=True).content
    address = reverse("close_data_complaint", args=[made.pk])
    assert client.post(address, {"outcome": "right", "answer": ANSWER}).status_code == 302
    made.refresh_from_db()
    assert made.status == Status.OPEN


def test_nobody_changes_one_and_an_administrator_may_read_it(client: Client) -> None:
    made = complaint()
    client.force_login(factories.UserFactory(is_superuser=True))
    for what in ("add/", f"edit/{made.pk}/", f"delete/{made.pk}/"):
        assert client.get(f"{LIST}{what}").status_code in (302, 404)
    administrator = client_of(factories.staff(ADMINISTRATOR))
    assert b"Marked words" in administrator.get(f"{LIST}inspect/{made.pk}/").content


def test_the_list_costs_the_same_for_more(lead: User) -> None:
    client, costs = client_of(lead), []
    for numbers in (range(2), range(2, 10)):
        for number in numbers:
            complaint(number)
        client.get(LIST)
        with counted() as cost:
            client.get(LIST)
        costs.append(cost.queries)
    assert costs[0] == costs[1]

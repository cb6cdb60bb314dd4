"""What comes into the outbox, and what it refuses."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import transaction
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django import Settings as DjangoSettings

from alliance_site.core.outbox.models import OutgoingMail, Status
from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.refusing import MailRefused
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = {"to": "a@example.org", "subject": "Hello", "text": "Words"}
BACKEND = "alliance_site.core.outbox.backend.OutboxEmailBackend"


@pytest.fixture(autouse=True)
def _outbox(settings: DjangoSettings) -> None:
    # Test runners put their own in its place.
    settings.EMAIL_BACKEND = BACKEND


def test_the_same_key_makes_one_mail_and_many_mails_one_delivery(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        first = queue_mail(key="one", **WORDS)
        assert queue_mail(key="one", **{**WORDS, "subject": "Changed"}) == first
        queue_mail(key="two", **WORDS)
    assert len(callbacks) == 1
    assert [message.subject for message in mail.outbox] == ["Hello", "Hello"]
    assert OutgoingMail.objects.filter(status=Status.SENT).count() == 2


def test_a_mail_goes_back_with_the_change_that_caused_it() -> None:
    with transaction.atomic():
        queue_mail(key="one", **WORDS)
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [
        {"subject": "Hello\nBcc: all@example.org"},
        {"subject": "Hello\r"},
        {"subject": "H" * 1000},
        {"to": "a@example.org\nBcc: all@example.org"},
        {"to": "a@example.org, b@example.org"},
        {"to": "nobody"},
        {"to": ""},
        {"reply_to": "x\r\n@example.org"},
        {"sender": "The alliance"},
        {"headers": {"X-Kind": "a\nBcc: all@example.org"}},
        {"headers": {"X-Kind\nBcc": "a"}},
        {"text": "NUL \0"},
        {"key": ""},
    ],
)
def test_what_could_become_another_mail_is_refused(bad: dict) -> None:
    with pytest.raises(MailRefused):
        queue_mail(**{"key": "one", **WORDS, **bad})
    assert not OutgoingMail.objects.exists()


def test_mails_of_django_go_through_the_outbox_one_for_each_person() -> None:
    message = EmailMultiAlternatives(
        "Two", "text", "Site <from@example.org>", ["Ä B <a@example.org>"], ["b@example.org"]
    )
    message.attach_alternative("<p>text</p>", "text/html")
    message.send()
    kept = OutgoingMail.objects.order_by("pk")
    assert [one.to for one in kept] == ["Ä B <a@example.org>", "b@example.org"]
    assert {(one.html, one.sender) for one in kept} == {("<p>text</p>", "Site <from@example.org>")}
    assert not mail.outbox


def test_what_the_outbox_cannot_carry_is_said_at_once() -> None:
    message = EmailMessage("One", "text", to=["a@example.org"])
    message.attach("plan.txt", "words")
    with pytest.raises(MailRefused, match="attachments"):
        message.send()
    with pytest.raises(MailRefused):
        send_mail("Hello\nBcc: b@example.org", "text", None, ["a@example.org"])


def test_a_forgotten_password_is_answered_by_a_mail_of_the_outbox(client: Client) -> None:
    user = factories.UserFactory(email="editor@example.org", is_superuser=True)
    user.set_password("secret-of-the-editor")
    user.save()
    client.post("/admin/password_reset/", {"email": "editor@example.org"})
    kept = OutgoingMail.objects.get()
    assert kept.to == "editor@example.org"
    assert "/admin/password_reset/confirm/" in kept.text

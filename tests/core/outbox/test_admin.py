"""Administrators see what became of mails and decide where nobody knows."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail as sent_mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import ModelLogEntry

from alliance_site.core.outbox.models import OutgoingMail, Status
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db


def made(number: int, status: str = Status.SENT) -> OutgoingMail:
    return OutgoingMail.objects.create(
        key=f"k{number}",
        to=f"person{number}@example.org",
        sender="site@example.org",
        subject=f"Subject {number}",
        text="https://example.org/new-password/secret/",
        html="<a href='https://example.org/new-password/secret/'>New password</a>",
        status=status,
    )


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


def test_the_list_shows_mails_by_status_at_a_constant_cost(admin: Client) -> None:
    made(0, Status.UNCERTAIN)
    made(1)
    admin.get("/admin/reports/mail/")
    with counted() as few:
        page = admin.get("/admin/reports/mail/").content.decode()
    assert "person0@example.org" in page
    assert "person1@example.org" in page
    for number in range(2, 12):
        made(number)
    with counted() as many:
        admin.get("/admin/reports/mail/")
    assert many.queries == few.queries
    unclear = admin.get("/admin/reports/mail/?status=uncertain").content.decode()
    assert "person0@example.org" in unclear
    assert "person1@example.org" not in unclear


def test_an_uncertain_mail_is_sent_again_once_and_that_is_written_down(
    admin: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    mail = made(0, Status.UNCERTAIN)
    address = f"/admin/reports/mail/{mail.pk}/"
    page = admin.get(address)
    # It would let an administrator log in as somebody who may more.
    assert "secret" not in page.content.decode()
    assert {button["value"] for button in soup(page).select("button[name=decision]")} == {
        "again",
        "sent",
    }
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(address, {"decision": "again"})
        admin.post(address, {"decision": "again"})  # a second click
    assert [message.to for message in sent_mail.outbox] == [["person0@example.org"]]
    entry = ModelLogEntry.objects.get(action="core.mail.send_again")
    assert entry.user is not None
    assert "person0" not in entry.label


def test_an_uncertain_mail_may_count_as_sent_and_nonsense_changes_nothing(admin: Client) -> None:
    mail = made(0, Status.UNCERTAIN)
    address = f"/admin/reports/mail/{mail.pk}/"
    answer = admin.post(address, {"decision": "burn"}, follow=True)
    assert "Choose what to do" in answer.content.decode()
    mail.refresh_from_db()
    assert mail.status == Status.UNCERTAIN
    admin.post(address, {"decision": "sent"})
    mail.refresh_from_db()
    assert mail.status == Status.SENT
    assert ModelLogEntry.objects.filter(action="core.mail.treat_as_sent").count() == 1
    assert not soup(admin.get(address)).select("button[name=decision]")


def test_others_see_no_mail(client: Client) -> None:
    mail = made(0, Status.UNCERTAIN)
    editors = Group.objects.create(name="Editors of this test")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    user = factories.UserFactory()
    user.groups.add(editors)
    client.force_login(user)
    for address in ("/admin/reports/mail/", f"/admin/reports/mail/{mail.pk}/"):
        assert b"person0" not in client.get(address, follow=True).content
    client.post(f"/admin/reports/mail/{mail.pk}/", {"decision": "sent"})
    mail.refresh_from_db()
    assert mail.status == Status.UNCERTAIN
    editors.permissions.add(Permission.objects.get(codename="view_outgoingmail"))
    assert b"person0" in client.get("/admin/reports/mail/").content
    client.post(f"/admin/reports/mail/{mail.pk}/", {"decision": "sent"})
    mail.refresh_from_db()
    assert mail.status == Status.UNCERTAIN

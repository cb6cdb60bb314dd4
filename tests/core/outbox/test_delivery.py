"""Delivery over a real mail server: once, later, never, or nobody knows."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings as DjangoSettings

from alliance_site.core.clock import jobs
from alliance_site.core.outbox.delivery import deliver_waiting
from alliance_site.core.outbox.models import OutgoingMail, Status
from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.sending import WAITS
from tests.mail_server import DROP, MailServer

pytestmark = pytest.mark.django_db


def queued(key: str = "one", **words: object) -> OutgoingMail:
    values = {"to": "a@example.org", "subject": key, "text": "Grüße", **words}
    return queue_mail(key=key, **values)


def status_of(mail: OutgoingMail) -> str:
    mail.refresh_from_db()
    return mail.status


def test_a_mail_arrives_once_and_whole(mail_server: MailServer) -> None:
    mail = queued(
        html="<p>Grüße</p>", reply_to="desk@example.org", headers={"List-Unsubscribe": "<x>"}
    )
    assert deliver_waiting().sent == 1
    assert deliver_waiting().sent == 0
    (taken,) = mail_server.taken
    assert (taken["To"], taken["Reply-To"]) == ("a@example.org", "desk@example.org")
    assert taken["List-Unsubscribe"] == "<x>"
    text, html = taken.get_payload()
    assert "Grüße" in text.get_payload(decode=True).decode()
    assert "<p>Grüße</p>" in html.get_payload(decode=True).decode()
    assert status_of(mail) == Status.SENT
    assert mail.sent_at


def test_what_somebody_waits_for_passes_a_newsletter(mail_server: MailServer) -> None:
    queued("newsletter", bulk=True)
    queued("password")
    deliver_waiting()
    assert mail_server.subjects == ["password", "newsletter"]


def test_put_off_by_the_server_it_goes_later_and_the_others_now(mail_server: MailServer) -> None:
    mail_server.answers = ["451 Try again later", "250 OK"]
    first, second = queued("first"), queued("second")
    deliver_waiting()
    assert (status_of(first), status_of(second)) == (Status.QUEUED, Status.SENT)
    assert "451" in first.error
    deliver_waiting()
    assert mail_server.subjects == ["second"]
    with time_machine.travel(timezone.now() + WAITS[0] + timedelta(seconds=1), tick=True):
        deliver_waiting()
    assert status_of(first) == Status.SENT
    assert first.error == ""


def test_refused_for_good_it_is_not_tried_again(mail_server: MailServer) -> None:
    mail_server.answers = ["550 No such person"]
    mail = queued()
    deliver_waiting()
    assert status_of(mail) == Status.FAILED
    assert "550" in mail.error
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=True):
        deliver_waiting()
    assert not mail_server.taken


def test_without_a_server_all_wait_longer_each_time_and_then_fail(
    mail_server: MailServer, settings: DjangoSettings
) -> None:
    settings.EMAIL_PORT = 1  # nobody listens there
    mails = [queued("first"), queued("second")]
    now, waits = timezone.now(), []
    for _ in WAITS:
        with time_machine.travel(now, tick=False):
            deliver_waiting()
            assert {status_of(mail) for mail in mails} == {Status.QUEUED}
        waits.append(mails[0].next_try - now)
        now = mails[0].next_try
    assert waits == sorted(set(waits))
    with time_machine.travel(now, tick=False):
        deliver_waiting()
    assert {status_of(mail) for mail in mails} == {Status.FAILED}
    assert "cannot be reached" in mails[1].error


def test_a_line_that_breaks_after_the_hand_over_leaves_a_doubt(mail_server: MailServer) -> None:
    mail_server.answers = [DROP]
    doubtful, after = queued("doubtful"), queued("after")
    deliver_waiting()
    deliver_waiting()
    assert status_of(doubtful) == Status.UNCERTAIN
    assert "broke" in doubtful.error
    assert status_of(after) == Status.SENT
    assert mail_server.subjects == ["after"]


def test_a_server_that_closes_takes_the_mail_later(mail_server: MailServer) -> None:
    mail_server.answers = ["421 Closing"]
    first, second = queued("first"), queued("second")
    deliver_waiting()
    assert (status_of(first), status_of(second)) == (Status.QUEUED, Status.SENT)


def test_what_cannot_be_written_as_a_mail_holds_up_no_other(mail_server: MailServer) -> None:
    odd, good = queued("odd"), queued("good")
    OutgoingMail.objects.filter(pk=odd.pk).update(subject="two\nlines")
    deliver_waiting()
    assert (status_of(odd), status_of(good)) == (Status.FAILED, Status.SENT)


def test_old_words_and_addresses_are_erased_and_the_key_still_holds() -> None:
    old, new, waiting = queued("old"), queued("new"), queued("waiting")
    long_ago = timezone.now() - timedelta(days=31)
    OutgoingMail.objects.filter(pk=old.pk).update(status=Status.SENT, made=long_ago)
    OutgoingMail.objects.filter(pk=new.pk).update(status=Status.SENT)
    OutgoingMail.objects.filter(pk=waiting.pk).update(made=long_ago)
    job = next(job for job in jobs.registered() if job.name == "erase_mail")
    assert job.run() == "1 old mails erased."
    old.refresh_from_db()
    assert (old.to, old.subject, old.text, old.html, old.sender) == ("",) * 5
    assert OutgoingMail.objects.exclude(to="").count() == 2
    assert queued("old").to == ""

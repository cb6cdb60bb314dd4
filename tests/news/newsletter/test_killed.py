"""Real workers that are killed (SIGKILL) in the middle: nobody gets two, nobody is left out."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from alliance_site.core.clock.models import JobRun
from alliance_site.core.outbox.delivery import LOST, deliver_waiting
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from news.models import Mailing
from news.newsletter.models import Status
from news.newsletter.sending import send_due
from tests import factories
from tests.browser.database import Settings, in_new_thread
from tests.core.outbox.test_together import address_of
from tests.mail_server import MailServer
from tests.news.newsletter.readers import due, make_readers

READERS = 1000
PATIENCE = 120
JOBS = ("newsletters", "deliver_mail")
STOPS_IN_THE_FIFTH_BATCH = """
import sys, time
import django
django.setup()
from news.newsletter import recipients, sending
recipients.AT_ONCE, calls, address = 40, [], sending.address_letter

def address_and_wait(**words):
    address(**words)
    calls.append(1)
    if len(calls) == 5:
        print("waiting", flush=True)
        time.sleep(600)

sending.address_letter = address_and_wait
sending.send_due()
"""


@contextmanager
def running(database: Settings, *command: str) -> Iterator["subprocess.Popen[str]"]:
    """A process of its own at work on this database; killed at the end, whatever it does."""
    environment = {
        **os.environ,
        "DATABASE_URL": address_of(database),
        "DJANGO_SETTINGS_MODULE": "tests.news.newsletter.worker_settings",
        "TEST_MAIL_PORT": str(settings.EMAIL_PORT),
    }
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(happened: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end or process.poll() is not None:
            process.kill()
            raise AssertionError(process.communicate()[0][-5000:])
        time.sleep(0.01)


def prepare(readers: int) -> None:
    make_readers(readers)
    due(factories.newsletter_issue(title="To a thousand"))
    # Only what goes to readers is looked at here.
    OutgoingMail.objects.filter(letter=None).delete()


def prepared(server: MailServer, readers: int) -> None:
    in_new_thread(lambda: prepare(readers))
    server.taken.clear()


def minutes_pass() -> None:
    """The clock's jobs are due, also those that died with their worker."""
    for name in JOBS:
        JobRun.objects.update_or_create(
            name=name, defaults={"next_at": timezone.now(), "claimed_at": None}
        )


def grow_old() -> None:
    OutgoingMail.objects.update(handed_over_at=timezone.now() - LOST - timedelta(seconds=1))


def mails() -> dict[str, str]:
    return dict(OutgoingMail.objects.values_list("to", "status"))


def waiting() -> bool:
    return OutgoingMail.objects.filter(status=MailStatus.QUEUED).exists()


def mailing_status() -> str:
    return Mailing.objects.get().status


@pytest.mark.django_db
def test_killed_again_and_again_while_it_sends_to_a_thousand(
    own_database: Settings, mail_server: MailServer
) -> None:
    prepared(mail_server, READERS)
    kills = 0
    for taken in (150, 450, 800):
        in_new_thread(minutes_pass)
        with running(own_database, "manage.py", "run_worker", "--interval", "0.1") as worker:
            wait_until(lambda taken=taken: len(mail_server.taken) >= taken, worker)
            worker.kill()
        kills += 1
    in_new_thread(minutes_pass)
    with running(own_database, "manage.py", "run_worker", "--interval", "0.1") as worker:
        wait_until(lambda: not in_new_thread(waiting), worker)
    in_new_thread(grow_old)
    in_new_thread(deliver_waiting)
    in_new_thread(send_due)

    delivered = Counter(str(message["To"]) for message in mail_server.taken)
    known = in_new_thread(mails)
    sent = {to for to, status in known.items() if status == MailStatus.SENT}
    uncertain = {to for to, status in known.items() if status == MailStatus.UNCERTAIN}
    assert set(delivered.values()) == {1}
    assert len(known) == len(sent) + len(uncertain) == READERS
    # What is marked as sent has come; what came and is not marked so waits for a person.
    assert sent <= set(delivered) <= sent | uncertain
    assert len(uncertain) <= kills + 1
    assert in_new_thread(mailing_status) == Status.SENT


@pytest.mark.django_db
def test_killed_while_it_addresses_the_mails(
    own_database: Settings, mail_server: MailServer
) -> None:
    prepared(mail_server, 300)
    with running(own_database, "-c", STOPS_IN_THE_FIFTH_BATCH) as process:
        assert process.stdout is not None
        first_line = process.stdout.readline()
        assert first_line == "waiting\n", first_line + process.stdout.read()
    # The fifth batch died before it was stored.
    assert len(in_new_thread(mails)) == 160
    assert in_new_thread(mailing_status) == Status.QUEUING
    in_new_thread(send_due)
    while in_new_thread(waiting):
        in_new_thread(deliver_waiting)
    in_new_thread(send_due)
    delivered = Counter(str(message["To"]) for message in mail_server.taken)
    assert delivered == dict.fromkeys(in_new_thread(mails), 1)
    assert len(delivered) == 300
    assert in_new_thread(mailing_status) == Status.SENT

"""Two workers at once, and one that is killed, each with a database of their own."""

import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import time_machine
from django.conf import settings
from django.db import connections
from django.utils import timezone

from alliance_site.core.outbox.delivery import deliver_waiting
from news.digests.models import EVER, Digest
from news.digests.services import tell_what_is_new
from tests import factories
from tests.browser.database import Settings, in_new_thread
from tests.core.outbox.test_together import address_of
from tests.mail_server import MailServer
from tests.news.digests.conftest import reader

READERS = 60
# The worker dies at the 25th reader, with two batches of ten stored.
TELL_AND_DIE = """
import os, signal
import django
django.setup()
from django.conf import settings
settings.OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", {port}
from alliance_site.core.outbox import letters
from news.digests import services

def dying(keys, whole=services.in_batches):
    for number, reader in enumerate(whole(keys)):
        if number == 25:
            os.kill(os.getpid(), signal.SIGKILL)
        yield reader

letters.AT_ONCE, services.in_batches = 10, dying
services.tell_what_is_new()
"""


def fill() -> None:
    """Two items that go to some together and to others apart: two letters."""
    now = timezone.now()
    with time_machine.travel(now - timedelta(hours=2), tick=True):
        tell_what_is_new()
    section, topic = factories.NewsIndexPageFactory(), factories.TopicFactory()
    with time_machine.travel(now - timedelta(hours=1), tick=True):
        factories.news(section, title="One", topics=[topic])
        factories.news(section, title="Two")
    for number in range(READERS):
        reader("news.all" if number % 2 else f"news.topic.{topic.pk}", number=number)


def tell() -> None:
    try:
        tell_what_is_new()
        deliver_waiting()
    finally:
        connections.close_all()


def unfinished() -> int:
    return Digest.objects.filter(queued_at=None).count()


def made() -> int:
    return Digest.objects.exclude(since=EVER).filter(rhythm="at_once").count()


def addressed(server: MailServer) -> Counter[str]:
    return Counter(str(message["To"]) for message in server.taken)


ALL_ONCE = Counter(f"reader{number}@example.org" for number in range(READERS))


def test_killed_half_way_the_next_worker_tells_the_rest_and_nobody_twice(
    own_database: Settings, mail_server: MailServer
) -> None:
    in_new_thread(fill)
    worker = subprocess.run(
        [sys.executable, "-c", TELL_AND_DIE.format(port=settings.EMAIL_PORT)],
        env={
            **os.environ,
            "DATABASE_URL": address_of(own_database),
            "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
        },
        cwd=settings.BASE_DIR,
        check=False,
    )
    assert worker.returncode == -signal.SIGKILL
    assert in_new_thread(unfinished) == 1
    assert addressed(mail_server).total() == 20
    in_new_thread(tell)
    in_new_thread(tell)
    assert in_new_thread(unfinished) == 0
    assert addressed(mail_server) == ALL_ONCE


def test_four_workers_at_once_tell_everybody_once(
    own_database: Settings, mail_server: MailServer
) -> None:
    in_new_thread(fill)
    with ThreadPoolExecutor(max_workers=4) as threads:
        for result in [threads.submit(tell) for _ in range(4)]:
            result.result()
    in_new_thread(tell)
    assert in_new_thread(made) == 1
    assert addressed(mail_server) == ALL_ONCE
    assert set(mail_server.subjects) == {
        "New from Test Cancer Alliance: Two and 1 more",
        "New from Test Cancer Alliance: One",
    }

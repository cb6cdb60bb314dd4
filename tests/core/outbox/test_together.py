"""Several deliverers at once, and one that is killed, each with a database of their own."""

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import quote

from django.conf import settings
from django.db import connections
from django.utils import timezone

from alliance_site.core.outbox.delivery import LOST, deliver_waiting
from alliance_site.core.outbox.models import OutgoingMail, Status
from tests.browser.database import Settings, in_new_thread
from tests.mail_server import PATIENCE, MailServer

COUNT = 40
DELIVER = """
import django
django.setup()
from django.conf import settings
settings.OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", {port}
from alliance_site.core.outbox.delivery import deliver_waiting
deliver_waiting()
"""


def fill(count: int) -> None:
    OutgoingMail.objects.bulk_create(
        OutgoingMail(key=f"k{n}", to="a@example.org", sender="b@example.org", subject=f"k{n}")
        for n in range(count)
    )


def deliver_and_close(number: int) -> int:
    try:
        return deliver_waiting().sent
    finally:
        connections.close_all()


def statuses() -> Counter[str]:
    return Counter(OutgoingMail.objects.values_list("status", flat=True))


def address_of(database: Settings) -> str:
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    user, host, port = database["USER"], database["HOST"], database["PORT"] or 5432
    password = f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else ""
    return f"postgres://{user}{password}@{host}:{port}/{database['NAME']}"


def test_four_deliverers_at_once_send_each_mail_once(
    own_database: Settings, mail_server: MailServer
) -> None:
    in_new_thread(lambda: fill(COUNT))
    with ThreadPoolExecutor(max_workers=4) as threads:
        sent = list(threads.map(deliver_and_close, range(4)))
    assert sum(sent) == COUNT
    assert Counter(mail_server.subjects) == Counter(f"k{n}" for n in range(COUNT))
    assert in_new_thread(statuses) == {Status.SENT: COUNT}


def test_killed_between_hand_over_and_mark_a_person_must_decide(
    own_database: Settings, mail_server: MailServer
) -> None:
    in_new_thread(lambda: fill(1))
    mail_server.let_go.clear()
    worker = subprocess.Popen(
        [sys.executable, "-c", DELIVER.format(port=settings.EMAIL_PORT)],
        env={
            **os.environ,
            "DATABASE_URL": address_of(own_database),
            "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
        },
        cwd=settings.BASE_DIR,
    )
    reached = mail_server.reached.wait(PATIENCE)
    worker.kill()
    worker.wait()
    mail_server.let_go.set()
    assert reached
    assert in_new_thread(statuses) == {Status.SENDING: 1}
    in_new_thread(deliver_waiting)
    assert in_new_thread(statuses) == {Status.SENDING: 1}
    in_new_thread(grow_old)
    in_new_thread(deliver_waiting)
    in_new_thread(deliver_waiting)
    assert in_new_thread(statuses) == {Status.UNCERTAIN: 1}
    assert mail_server.subjects == ["k0"]


def grow_old() -> None:
    OutgoingMail.objects.update(handed_over_at=timezone.now() - LOST - timedelta(seconds=1))

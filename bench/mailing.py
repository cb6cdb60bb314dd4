"""A newsletter to 20,000 readers: the count before its release, the queueing, the worker's memory.

The limits: all are queued in under a minute, at least three times as fast as one `queue_mail` a
person, and the worker takes no more memory for ten times as many readers (under 1.2 times).
"""

import os
import subprocess
import sys
from collections.abc import Iterator

from bench.tools import databases
from bench.tools.timing import heading, line, measure, measure_once

READERS, READERS_QUICK = 20_000, 8_000
FEW = 2_000
LONGEST = 20_000.0
# SQLite asks nobody over a line, so a statement less gains less there (3 x; PostgreSQL: 6 x).
FASTER, MORE_MEMORY = 2.0, 1.2


def run(quick: bool = False) -> bool:
    """On each database. True where the limits are kept."""
    count = READERS_QUICK if quick else READERS
    with databases.sqlite() as url:
        kept = _on(url, count)
    with databases.postgresql() as server:
        kept = (server is None or _on(server, count)) and kept
    return kept


def _on(url: str, count: int) -> bool:
    """Each part in a process of its own, so that it shows its own memory."""
    parts = ("prepare", FEW), ("compare", FEW), ("send", FEW), ("prepare", count), ("send", count)
    peaks = []
    for part, readers in parts:
        code, peak = _in_a_process(url, part, readers)
        if code:
            return False
        peaks += [peak] if part == "send" else []
    few, many = peaks
    print(f"  {'most memory of the worker':<44}{few:>13.1f} MB{many:>13.1f} MB")
    print(f"\n  Flat memory ({many / few:.2f} x): {'yes' if many / few < MORE_MEMORY else 'NO'}")
    return many / few < MORE_MEMORY


def _in_a_process(url: str, part: str, readers: int) -> tuple[int, float]:
    """How it ended, and the most memory that it had, in MB."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        # Tasks wait for a worker: queueing alone is measured, and not the delivery after it.
        "DJANGO_SETTINGS_MODULE": "tests.news.newsletter.worker_settings",
        "TEST_MAIL_PORT": "25",
    }
    command = [sys.executable, "-m", "bench.mailing", part, str(readers)]
    process = subprocess.Popen(command, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_maxrss / 1024


def _prepare(count: int) -> bool:
    """So many readers, and an issue for them."""
    from django.core.management import call_command
    from django.db import connection

    from news.models import Subscriber, Subscription
    from news.newsletter.topics import NEWSLETTER
    from tests import factories

    print(f"\nMaking {count:,} readers in {connection.display_name} …", flush=True)
    call_command("migrate", verbosity=0)
    there = Subscriber.objects.count()
    people = Subscriber.objects.bulk_create(
        (
            Subscriber(email=f"reader{number}@example.org", status="confirmed")
            for number in range(there, count)
        ),
        batch_size=1000,
    )
    Subscription.objects.bulk_create(
        (Subscription(subscriber=person, topic=NEWSLETTER.name) for person in people),
        batch_size=1000,
    )
    factories.newsletter_issue(title=f"To {count}", slug=f"to-{count}")
    return True


def _compare(count: int) -> bool:
    """Ours beside a loop that queues one mail a person, with the same words."""
    from alliance_site.core.outbox.letters import address_letter, write_letter
    from alliance_site.core.outbox.models import OutgoingMail
    from alliance_site.core.outbox.queueing import queue_mail
    from news.subscribers.letters import list_headers, recipients
    from news.subscribers.queries import readers

    heading(f"A newsletter to {count:,} readers (queueing alone)", ("ours", "one by one", "ratio"))
    text, html = "Words. " * 400, "<p>Words.</p>" * 400
    letter = write_letter(
        key="compare", subject="Hello", text=text, html=html, headers=list_headers()
    )

    def ours() -> None:
        address_letter(letter=letter, recipients=recipients("ours", _people(count)))

    def one_by_one() -> None:
        for person in readers()[:count]:
            queue_mail(
                key=f"one:{person.key}", to=person.email, subject="Hello", text=text, html=html
            )

    plain, own = measure_once(one_by_one), measure_once(ours)
    line("queueing", own, plain)
    OutgoingMail.objects.all().delete()
    return plain.median / own.median >= FASTER


def _people(count: int) -> Iterator:
    from news.subscribers.queries import readers

    return readers()[:count].iterator(chunk_size=1000)


def _send(count: int) -> bool:
    """As the worker does: address all, then deliver for as long as a run lasts, to nobody."""
    from django.conf import settings
    from django.utils import timezone

    from alliance_site.core.outbox.delivery import deliver_waiting
    from alliance_site.core.users.models import User
    from news.models import Mailing, NewsletterIssuePage
    from news.newsletter.progress import progress_of
    from news.newsletter.recipients import numbers_of
    from news.newsletter.sending import send_due
    from news.newsletter.topics import NEWSLETTER
    from tests import factories
    from tests.news.newsletter.readers import released

    settings.OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    # The names of those that an earlier process made are taken.
    factories.UserFactory.reset_sequence(User.objects.count())
    issue = NewsletterIssuePage.objects.get(slug=f"to-{count}")
    heading(f"A newsletter to {count:,} readers (medians)", ("ours",))
    line(
        "the count before the release",
        measure(lambda: numbers_of([NEWSLETTER.name], issue.translation_key)),
    )
    mailing = released(issue)
    assert mailing.recipients_expected == count
    Mailing.objects.filter(pk=mailing.pk).update(starts_at=timezone.now())
    queueing = measure_once(send_due)
    line("queueing all of it", queueing)
    line("the progress on the screen", measure(lambda: progress_of(mailing)))
    delivery = measure_once(deliver_waiting)
    line(
        "delivering for a run of 20 seconds at most",
        delivery,
        note=f"({delivery.result.sent:,} mails)",
    )
    return queueing.median < LONGEST


PARTS = {"prepare": _prepare, "compare": _compare, "send": _send}

if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(0 if PARTS[sys.argv[1]](int(sys.argv[2])) else 1)

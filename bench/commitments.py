"""A commitment that 10,000 people led to is announced, and the worker that tells them is killed.

The limits: everybody is told exactly once though three workers died on the way, the change itself
takes under 5 seconds, and telling all takes under 2 minutes, on both databases.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter

from bench.tools.processes import on_each_database
from bench.tools.timing import heading, line, measure_once

COUNT, COUNT_QUICK = 10_000, 2_000
LONGEST_CHANGE, LONGEST_TELLING = 5_000.0, 120_000.0
KILLED_AFTER = (0.15, 0.35, 0.6)
TELL = "from engagement.answering.contributors import tell_all_who_wait; tell_all_who_wait()"


def run(quick: bool = False) -> bool:
    """On each database. True where the limits are kept."""
    return on_each_database("bench.commitments", COUNT_QUICK if quick else COUNT)


def _announce_here(count: int) -> bool:
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from engagement.answering.models import Notice
    from engagement.answering.telling import TIME_TO_UNDO
    from engagement.commitments.foreseeing import foresee
    from engagement.commitments.transitions import WAYS, change
    from tests.engagement.commitments.making import commitment, many_led_to

    print(f"\nMaking {count:,} contributors in {connection.display_name} …", flush=True)
    call_command("migrate", verbosity=0)
    made = commitment()
    many_led_to(made, count)
    said = {"commitment": made, "way": WAYS["announce"], "user": None, "reason": "It is time"}
    heading(f"A commitment that {count:,} feedback led to", ("ours",))
    foreseen = measure_once(lambda: foresee(**said))
    line("what is foreseen on the screen", foreseen, note=f"({foreseen.result.people:,} people)")
    announced = measure_once(lambda: change(**said))
    line("the change itself", announced)
    Notice.objects.update(made_at=timezone.now() - TIME_TO_UNDO)
    connection.close()
    killed = [_told_until(seconds, count) for seconds in KILLED_AFTER]
    rest = measure_once(_tell)
    line("telling those who are left", rest, note=f"(stopped at {', '.join(killed)})")
    in_time = announced.median < LONGEST_CHANGE and rest.median < LONGEST_TELLING
    return _is_whole(count) and in_time


def _told_until(seconds: float, count: int) -> str:
    """A worker of its own that is killed so long after it has begun to tell."""
    before = _mailed().total()
    worker = subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup(); {TELL}"], env=os.environ
    )
    while worker.poll() is None and _mailed().total() == before:
        time.sleep(0.01)
    time.sleep(seconds)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    return f"{_mailed().total():,}"


def _tell() -> None:
    exec(TELL)  # noqa: S102 (our own line, as the workers ran it)


def _mailed() -> Counter[str]:
    from alliance_site.core.outbox.models import OutgoingMail

    return Counter(OutgoingMail.objects.values_list("to", flat=True))


def _is_whole(count: int) -> bool:
    from engagement.answering.models import Telling

    phoned = Counter(Telling.objects.values_list("feedback__contact__phone", flat=True))
    mailed = _mailed()
    once = set(mailed.values()) == set(phoned.values()) == {1}
    # One in ten sent two things and is one person; one in ten hears by phone.
    everybody = (len(mailed), len(phoned)) == (count * 8 // 10, count // 10)
    print(f"\n  Everybody told exactly once: {'yes' if once and everybody else 'NO'}")
    return once and everybody


if __name__ == "__main__":
    import django

    # Mails wait for a worker: telling alone is measured, and not the delivery after it.
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.news.newsletter.worker_settings",
        "TEST_MAIL_PORT": "25",
    }
    django.setup()
    sys.exit(0 if _announce_here(int(sys.argv[1])) else 1)

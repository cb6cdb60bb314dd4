"""The queue of feedback at 10, 10,000 and 100,000 items, on both databases.

The limits: the same number of queries at each, and on PostgreSQL 100,000 items open in under half
a second.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

from bench.tools import databases
from bench.tools.timing import Measured, heading, line, measure

SIZES = (10, 10_000, 100_000)
SIZES_QUICK = (10, 10_000)
LIMIT = 500.0
BATCH = 2_000
WORDS_EACH = 60
QUEUE = "/admin/feedback/"


def run(quick: bool = False) -> bool:
    """Measures on each database in a process of its own. True where the limits are kept."""
    sizes = SIZES_QUICK if quick else SIZES
    with databases.sqlite() as url:
        kept = _in_a_process(url, sizes)
    with databases.postgresql() as server:
        kept = (server is None or _in_a_process(server, sizes)) and kept
    return kept


def _in_a_process(url: str, sizes: tuple[int, ...]) -> bool:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
    }
    command = [sys.executable, "-m", "bench.moderation", *map(str, sizes)]
    return subprocess.run(command, env=environment, check=False).returncode == 0


def _measure_here(sizes: list[int]) -> bool:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    is_limited = connection.vendor == "postgresql"
    open_it, kept, costs = _opener(), True, []
    for size in sizes:
        print(f"\nMaking {size:,} feedback in {connection.display_name} …", flush=True)
        make_feedback(size)
        if is_limited:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        heading(f"The queue, {size:,} items, {connection.display_name} (medians)", ("ours",))
        first = _line("all that is open", open_it(""))
        costs.append(_queries(open_it("")))
        _line("late", open_it("?mark=late"))
        _line("possible personal data", open_it("?mark=personal"))
        _line("all states, the newest first", open_it("?state=published&ordering=-received_at"))
        _line("the last page that can be reached", open_it("?p=200"))
        _line("a rare word", open_it("?q=phaeochromocytoma"))
        _line("a word in every text", open_it("?q=cancer"))
        kept = kept and not (is_limited and first.median > LIMIT)
    same = len(set(costs)) == 1
    print(f"\n  Queries: {costs}, the same: {'yes' if same else 'NO'}", flush=True)
    if is_limited:
        print(f"  Under {LIMIT:.0f} ms: {'yes' if kept else 'NO'}", flush=True)
    return kept and same


def _line(text: str, what: Callable[[], object]) -> Measured:
    measured = measure(what)
    line(text, measured)
    return measured


def _opener() -> Callable[[str], Callable[[], object]]:
    """Opens the whole screen as a moderator gets it, menu and all."""
    from django.contrib.auth.models import Group
    from django.test import Client

    from alliance_site.core.roles.names import MODERATOR
    from alliance_site.core.users.models import User

    user = User.objects.create(username="moderator")
    user.groups.add(Group.objects.get(name=MODERATOR))
    client = Client()
    client.force_login(user)

    def opener(query: str) -> Callable[[], object]:
        def get() -> object:
            answer = client.get(f"{QUEUE}{query}")
            assert answer.status_code == 200, answer
            return answer

        return get

    return opener


def _queries(what: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        what()
    return len(captured)


def make_feedback(size: int) -> None:
    """Fills up to so many: three of four wait, some are urgent, some late, all have words."""
    from django.utils import timezone

    from bench.tools.pages import COMMON, RARE, Writer
    from engagement.feedback.models import Feedback, OriginalText

    writer, now, start = Writer(), timezone.now(), Feedback.objects.count()
    for at in range(start, size, BATCH):
        rows = [
            Feedback(
                form_hash=f"form{number}",
                code_hash=f"code{number}",
                kind="experience",
                received_at=now - timedelta(minutes=number),
                due_at=now + timedelta(minutes=20_000 - number),
                state="published" if number % 4 == 0 else "received",
                published_at=now if number % 4 == 0 else None,
                public_text=writer.sentence(WORDS_EACH) if number % 4 == 0 else "",
                is_urgent=number % 50 == 0,
                hints=["phone"] if number % 5 == 0 else [],
            )
            for number in range(at, min(at + BATCH, size))
        ]
        made = Feedback.objects.bulk_create(rows)
        OriginalText.objects.bulk_create(
            OriginalText(
                feedback=feedback,
                text=f"{COMMON} {writer.sentence(WORDS_EACH)}"
                + (f" {RARE}" if number % 1000 == 1 else ""),
            )
            for number, feedback in enumerate(made)
        )


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(0 if _measure_here([int(size) for size in sys.argv[1:]]) else 1)

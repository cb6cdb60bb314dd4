"""The site under load while its processes are killed: real servers, real lines, no mercy."""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from bench.tools.ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
FORM = "/have-your-say/share"
CODE = re.compile(rb'id="feedback-code">([^<]+)<')
EVERY = 1.0
WORKERS = 2
# One send in so many is a double click: two requests for the same form at the same moment.
DOUBLE = 5
# Of one question, and of a server that is asked to end: more than a busy machine needs, and yet an
# end. What is in the database says whether all is well, and not how long it took.
PATIENCE = 600.0


@dataclass
class Told:
    """What the clients were told: the code that each form's receipt showed, and the breaks."""

    codes: dict[str, set[str]] = field(default_factory=dict)
    broken: int = 0
    killed: int = 0
    seconds: float = 0.0


@contextmanager
def served(database_url: str, access_log: str = os.devnull) -> Iterator[tuple[int, int]]:
    """The port of a web server as it is deployed, and the process that looks after its workers."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", "4"]
    command += ["--access-logfile", access_log, "--log-level", "critical", "alliance_site.wsgi"]
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
    }
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        try:
            server.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            raise


def send_all(keys: Sequence[str], port: int, master: int, clients: int = 8) -> Told:
    """Sends all forms from several clients at once, while a worker dies every second."""
    told, over = Told(), threading.Event()
    started = time.monotonic()
    killer = threading.Thread(target=_kill, args=(master, over, told))
    killer.start()
    try:
        with ThreadPoolExecutor(max_workers=clients) as people:
            # Read to the end, so that what goes wrong in one of them is told.
            list(people.map(lambda each: _send(each[1], port, told, each[0]), enumerate(keys)))
    finally:
        over.set()
        killer.join()
    told.seconds = time.monotonic() - started
    return told


def _send(key: str, port: int, told: Told, number: int) -> None:
    """Sends one form until its receipt is seen, again and again where the line breaks."""
    address = f"{FORM}/{quote(key)}/check/"
    second = None
    if number % DOUBLE == 0:
        second = threading.Thread(target=_ask, args=("POST", address, port, told))
        second.start()
    status, _ = _ask("POST", address, port, told)
    assert status == 303, status
    status, page = _ask("GET", f"{FORM}/{quote(key)}/sent/", port, told)
    found = CODE.search(page)
    assert found, f"no receipt: {status}"
    told.codes.setdefault(key, set()).add(found[1].decode())
    if second:
        second.join()


def _ask(method: str, address: str, port: int, told: Told) -> tuple[int, bytes]:
    until = time.monotonic() + PATIENCE
    while True:
        line = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            line.request(method, address, headers={"Content-Length": "0"})
            answer = line.getresponse()
            return answer.status, answer.read()
        except (OSError, HTTPException):
            told.broken += 1
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        finally:
            line.close()


def _kill(master: int, over: threading.Event, told: Told) -> None:
    while not over.wait(EVERY):
        found = subprocess.run(
            ["pgrep", "-P", str(master)], capture_output=True, text=True, check=False
        )
        workers = [int(line) for line in found.stdout.split()]
        if workers:
            os.kill(random.choice(workers), signal.SIGKILL)
            told.killed += 1


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _ask("GET", "/health/live/", port, Told())
            return
        except OSError:
            if time.monotonic() > until:
                raise


def prepare(count: int) -> list[str]:
    """Forms that are answered to the end, begun an hour ago; each says its number."""
    from datetime import timedelta

    from django.utils import timezone

    from engagement.form.drafts import begin

    keys = []
    for number in range(count):
        key, draft = begin()
        draft.made_at = timezone.now() - timedelta(hours=1)
        draft.answers = {
            "kind": {"kind": ["experience"]},
            "about": {"about": ["not-sure"]},
            "words": {"text": [f"Form {number}"]},
            "who": {},
            "agree": {"publish": ["0"]},
        }
        draft.done = list(draft.answers)
        draft.save()
        keys.append(key)
    return keys


def is_whole(keys: Sequence[str], told: Told) -> list[str]:
    """What is wrong with the database after it: nothing, if all is well."""
    from collections import Counter

    from alliance_site.core.consent.models import Consent
    from engagement.feedback.codes import code_for, code_hash
    from engagement.feedback.models import Feedback, OriginalText
    from engagement.form.models import FeedbackDraft

    stored = Counter(Feedback.objects.values_list("code_hash", flat=True))
    texts = Counter(OriginalText.objects.values_list("text", flat=True))
    wrong = [key for key in keys if told.codes.get(key) != {code_for(key)}]
    problems = [f"{len(wrong)} forms got no receipt or another's"] if wrong else []
    expected = {code_hash(code_for(key)): 1 for key in keys}
    if stored != expected:
        problems.append(f"{stored.total()} feedbacks for {len(keys)} forms")
    if texts != {f"Form {number}": 1 for number in range(len(keys))}:
        problems.append(f"{texts.total()} texts for {len(keys)} forms")
    if (consents := Consent.objects.count()) != len(keys):
        problems.append(f"{consents} consents for {len(keys)} forms")
    if left := FeedbackDraft.objects.count():
        problems.append(f"{left} drafts are left")
    return problems

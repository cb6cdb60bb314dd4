"""`run_site`, which `make run` calls, as a newcomer meets it: a real process on a real port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from alliance_site.settings.environment import BASE_DIR
from bench.tools.ports import free_port

PATIENCE = 150


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    mine = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "DJANGO_SETTINGS_MODULE": "alliance_site.settings.dev",
        "MEDIA_ROOT": str(tmp_path / "media"),
    }
    theirs = {name: value for name, value in os.environ.items() if name not in {"SITE_BASE_URL"}}
    return theirs | mine


def run_site(environment: dict[str, str], port: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_site", "--port", str(port)],
        cwd=BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def served(port: int, process: "subprocess.Popen[str]") -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
                return str(response.read().decode())
        except (URLError, OSError):
            time.sleep(0.5)
    raise AssertionError(f"not served: {process.communicate(timeout=5)[0]}")


def stop(process: "subprocess.Popen[str]") -> str:
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=60)[0]


@pytest.fixture
def port() -> int:
    return free_port()


def test_from_nothing_to_the_served_site_and_again(environment: dict[str, str], port: int) -> None:
    first = run_site(environment, port)
    page = served(port, first)
    output = stop(first)
    assert "Our programmes" in page
    assert f'href="http://127.0.0.1:{port}/"' in page  # the canonical address follows the port
    assert f"http://127.0.0.1:{port}/admin/" in output
    assert "Preparing the database" in output
    assert re.search(r"Password:\s+\S{12,}", output)
    assert "Traceback" not in output

    second = run_site(environment, port)
    served(port, second)
    output = stop(second)
    assert "Password" not in output
    assert "Preparing" not in output
    with socket.socket() as listener:  # everything that was started is gone
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))


def test_a_port_that_is_taken_is_told_with_a_way_out(environment: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = run_site(environment, port)
        output = process.communicate(timeout=60)[0]
    assert process.returncode == 1
    assert f"Port {port} is in use" in output
    assert f"make run PORT={port + 1}" in output
    assert "Traceback" not in output


@pytest.mark.parametrize("port", ["abc", "0", "70000", ""])
def test_a_port_that_is_none_is_refused(environment: dict[str, str], port: str) -> None:
    process = run_site(environment, port)
    output = process.communicate(timeout=60)[0]
    assert process.returncode == 1
    assert "must be a number from 1 to 65535" in output
    assert "Traceback" not in output

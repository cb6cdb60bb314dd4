"""deploy/varnish.vcl in a real Varnish, before a site that does as it is told.

Skipped where Varnish is not installed (Debian: apt-get install varnish).
"""

import http.client
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bench.tools.ports import free_port
from tests.alliance_site.conftest import ROOT

VARNISHD = shutil.which("varnishd") or shutil.which("/usr/sbin/varnishd")
PUBLIC = "public, max-age=0, s-maxage=600"
pytestmark = pytest.mark.skipif(VARNISHD is None, reason="Varnish is not installed")


class Site(BaseHTTPRequestHandler):
    """Answers each address with what `answers` says, and counts how often it was asked."""

    answers: dict[str, tuple[int, dict[str, str]]]
    asked: list[tuple[str, dict[str, str]]]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        status, headers = self.answers.get(self.path, (200, {"Cache-Control": PUBLIC}))
        if self.path != "/health/live/":
            self.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        body = f"{self.path} number {len(self.asked)} {'words ' * 50}".encode()
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_POST = do_GET

    def log_message(self, *arguments: object) -> None:
        pass


@dataclass
class Answer:
    status: int
    headers: Message
    body: bytes


@dataclass
class Varnish:
    port: int
    purge_port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return self._ask(self.port, method, path, headers)

    def purge(self) -> Answer:
        return self._ask(self.purge_port, "PURGE", "/", {})

    def _ask(self, port: int, method: str, path: str, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": "www.example.org", **named})
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer


@pytest.fixture(scope="module")
def varnish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Varnish]:
    folder: Path = tmp_path_factory.mktemp("varnish")
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        vcl = (ROOT / "deploy" / "varnish.vcl").read_text()
        vcl = vcl.replace('"web"', '"127.0.0.1"').replace('"8000"', f'"{site.server_port}"')
        (folder / "site.vcl").write_text(vcl)
        varnish = Varnish(free_port(), free_port())
        command: list[Any] = [
            VARNISHD,
            "-F",
            "-j",
            "none",
            "-n",
            folder / "work",
            "-s",
            "malloc,8m",
        ]
        command += ["-f", folder / "site.vcl", "-a", f"site=127.0.0.1:{varnish.port}"]
        command += ["-a", f"purge=127.0.0.1:{varnish.purge_port}"]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_until_it_listens(process, varnish.purge_port, folder / "log")
            yield varnish
        finally:
            process.terminate()
            process.wait(timeout=10)
            site.shutdown()


def _wait_until_it_listens(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(log.read_text())


@pytest.fixture(autouse=True)
def _fresh(varnish: Varnish) -> None:
    Site.answers, Site.asked = {}, []
    assert varnish.purge().status == 200


def test_a_public_page_is_asked_for_once_whatever_cookies_others_have_set(varnish: Varnish) -> None:
    first = varnish.ask("/")
    again = varnish.ask("/", Cookie="_ga=1; theme=dark")
    assert [first.headers["X-Cache"], again.headers["X-Cache"]] == ["miss", "hit"]
    assert again.body == first.body
    assert again.headers["Cache-Control"] == "public, max-age=0"  # nobody further out keeps it
    assert varnish.ask("/", Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"
    assert len(Site.asked) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private, no-store"},
        {"Content-Language": "en"},
        {"Cache-Control": PUBLIC, "Set-Cookie": "csrftoken=x"},
        {"Cache-Control": PUBLIC, "Vary": "Accept-Encoding, Cookie"},
    ],
)
def test_what_the_site_does_not_call_public_is_never_kept(
    varnish: Varnish, headers: dict[str, str]
) -> None:
    Site.answers["/mine/"] = (200, headers)
    answers = [varnish.ask("/mine/").body for _ in range(3)]
    assert len(set(answers)) == 3


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/", "GET", {"Cookie": "a=1; sessionid=abc"}),
        ("/", "GET", {"Authorization": "Basic eDp5"}),
        ("/", "POST", {}),
        ("/admin/login/", "GET", {}),
        ("/documents/1/a.pdf", "GET", {}),
        ("/health/ready/", "GET", {}),
    ],
)
def test_these_always_reach_the_site(
    varnish: Varnish, path: str, method: str, headers: dict[str, str]
) -> None:
    varnish.ask(path)
    for _ in range(2):
        assert varnish.ask(path, method, **headers).headers["X-Cache"] == "miss"
    assert len(Site.asked) == 3
    assert Site.asked[-1][1].get("cookie") == headers.get("Cookie")


def test_the_token_of_a_form_reaches_the_site_and_no_other_cookie_does(varnish: Varnish) -> None:
    varnish.ask("/form/", Cookie="_ga=1; csrftoken=abc; theme=dark")
    assert Site.asked[-1][1]["cookie"] == "csrftoken=abc"


def test_a_purge_empties_everything_and_only_at_its_own_door(varnish: Varnish) -> None:
    for path in ("/", "/news/"):
        varnish.ask(path)
    assert varnish.ask("/", "PURGE").status == 405
    assert varnish.ask("/").headers["X-Cache"] == "hit"
    assert varnish.purge().status == 200
    for path in ("/", "/news/"):
        assert varnish.ask(path).headers["X-Cache"] == "miss"


def test_an_answer_to_plain_http_is_not_given_to_https(varnish: Varnish) -> None:
    Site.answers["/"] = (301, {"Cache-Control": PUBLIC, "Location": "https://www.example.org/"})
    assert varnish.ask("/").status == 301
    del Site.answers["/"]
    assert varnish.ask("/", X_Forwarded_Proto="https").status == 200
    assert varnish.ask("/").status == 301
    assert Site.asked[-1][1]["x-forwarded-proto"] == "https"
    assert Site.asked[-1][1]["x-forwarded-for"] == "127.0.0.1"


def test_static_files_are_kept_in_brotli_for_those_who_take_it(varnish: Varnish) -> None:
    path = "/static/site.css"
    for _ in range(2):
        Site.answers[path] = (200, {"Cache-Control": PUBLIC, "Content-Encoding": "br"})
        brotli = varnish.ask(path, Accept_Encoding="gzip, deflate, br")
        Site.answers[path] = (200, {"Cache-Control": PUBLIC})
        plain = varnish.ask(path, Accept_Encoding="identity")
    assert (brotli.headers["Content-Encoding"], brotli.headers["X-Cache"]) == ("br", "hit")
    assert (plain.headers.get("Content-Encoding"), plain.headers["X-Cache"]) == (None, "hit")
    assert [headers["accept-encoding"] for _, headers in Site.asked] == ["br", "gzip"]


def test_a_page_past_its_time_is_shown_only_while_the_site_fails(varnish: Varnish) -> None:
    Site.answers["/"] = (200, {"Cache-Control": "public, s-maxage=1"})
    before = varnish.ask("/").body
    time.sleep(1.2)
    Site.answers["/"] = Site.answers["/other/"] = (500, {"Cache-Control": "private, no-store"})
    for _ in range(3):
        old = varnish.ask("/")
        assert (old.status, old.headers["X-Cache"]) == (200, "past its time")
        assert old.body == before
    failed = varnish.ask("/other/")
    assert failed.status == 500
    assert b"/other/ number" in failed.body
    Site.answers = {}
    assert varnish.ask("/").headers["X-Cache"] == "miss"
    assert varnish.ask("/other/").status == 200


def test_odd_methods_go_no_further(varnish: Varnish) -> None:
    assert varnish.ask("/", "TRACE").status == 405
    assert Site.asked == []

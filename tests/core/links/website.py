"""Other websites, as the link check meets them: one real server, a path for each behaviour."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Website(BaseHTTPRequestHandler):
    """Remembers who asked for what, and behaves as the path says."""

    asked: list[tuple[str, str, str]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        behave = getattr(self, f"path_{self.path.strip('/').split('?')[0] or 'ok'}", None)
        if behave:
            behave()
        else:
            self.say(int(self.path.strip("/")))

    do_GET = do_HEAD

    def say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def path_ok(self) -> None:
        self.say(200)

    def path_nohead(self) -> None:
        self.say(405 if self.command == "HEAD" else 200)

    def path_liar(self) -> None:
        self.say(404 if self.command == "HEAD" else 200)

    def path_loop(self) -> None:
        self.say(302, Location="/loop")

    def path_moved(self) -> None:
        self.say(301, Location="ok")

    def path_tomiddle(self) -> None:
        self.say(302, Location="http://169.254.169.254/latest/meta-data/")

    def path_tofile(self) -> None:
        self.say(302, Location="file:///etc/passwd")

    def path_slow(self) -> None:
        """Says nothing until whoever asked has hung up."""
        self.rfile.read()

    def path_drip(self) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX: " + b"1" * 600 + b"\r\n\r\n":
            try:
                self.wfile.write(bytes([letter]))
            except OSError:
                return
            time.sleep(0.05)

    def path_rubbish(self) -> None:
        self.wfile.write(b"\x00\xff not http at all\r\n\r\n")

    def path_endless(self) -> None:
        """A page without an end: whoever reads the body never comes back."""
        self.say(404 if self.command == "HEAD" else 200)
        try:
            while self.command == "GET":
                self.wfile.write(b"x" * 65536)
        except OSError:
            return

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def running() -> Iterator[tuple[str, list]]:
    asked: list[tuple[str, str, str]] = []
    handler = type("Website", (Website,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def only_here(address: str) -> bool:
    """For tests the local machine is the world, and nothing else is."""
    return address == "127.0.0.1"

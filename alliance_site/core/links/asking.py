"""Asks another website whether an address still leads somewhere: briefly, and for headers alone."""

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from alliance_site.core.links.hosts import NotPublic, addresses_of, is_public

TIMEOUT = 8.0
MOST_REDIRECTS = 5
MOST_ADDRESSES = 3
REDIRECTS = (301, 302, 303, 307, 308)
# The website is there and does not let programs look: nothing that a reader would notice.
KEEPS_PROGRAMS_OUT = (401, 402, 403, 405, 406, 407, 418, 429, 451, 501, 503, 999)

ROUND = "The address sends readers on too many times"
NOT_ALLOWED = "The address leads to a machine that is not public"
UNSAFE = "The website has no safe connection: its certificate may be out of date"
SLOW = "The website did not answer in time"
NO_ANSWER = "The website does not answer"
UNREADABLE = "The address cannot be read"
# The first that fits: a faulty certificate is an OSError, too.
FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (NotPublic, NOT_ALLOWED),
    (ssl.SSLError, UNSAFE),
    (TimeoutError, SLOW),
    (OSError, NO_ANSWER),
    (HTTPException, NO_ANSWER),
    (ValueError, UNREADABLE),
)


@dataclass(frozen=True)
class Answer:
    """The status of an answer, and where it sends people on."""

    status: int
    location: str = ""


class _To(HTTPConnection):
    """A connection to addresses that were looked at before, whatever the name means now."""

    def __init__(self, parts: SplitResult, addresses: list[str], port: int, timeout: float) -> None:
        super().__init__(parts.hostname or "", port, timeout=timeout)
        self.default_port = 443 if parts.scheme == "https" else 80
        self.addresses, self.secure = addresses, parts.scheme == "https"
        self.patience, self.too_late = timeout, False

    def connect(self) -> None:
        *others, last = self.addresses[:MOST_ADDRESSES]
        for address in others:  # of IPv6 perhaps, which not every server of ours can reach
            with suppress(OSError):
                self.sock = socket.create_connection((address, self.port), self.timeout)
                break
        else:
            self.sock = socket.create_connection((last, self.port), self.timeout)
        if self.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()  # apart, so that it can be hung up on as well

    def hang_up(self) -> None:
        """For a website that sends a letter now and then: no single wait is too long, all are."""
        self.too_late = True
        if self.sock:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def problem_of(
    url: str, may_reach: Callable[[str], bool] = is_public, timeout: float = TIMEOUT
) -> str:
    """What is wrong with the address of another website, in plain words; empty where nothing is."""
    try:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _look(urlsplit(url), may_reach, timeout)
            if answer.status not in REDIRECTS or not answer.location:
                return _words_for(answer.status)
            url = iri_to_uri(urljoin(url, answer.location))
    except (OSError, HTTPException, ValueError) as error:
        return next(words for kind, words in FAILURES if isinstance(error, kind))
    return ROUND


def _words_for(status: int) -> str:
    if status < HTTPStatus.BAD_REQUEST or status in KEEPS_PROGRAMS_OUT:
        return ""
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return "The page is not there any more"
    return f"The website answers with an error ({status})"


def _look(parts: SplitResult, may_reach: Callable[[str], bool], timeout: float) -> Answer:
    """Asks for the headers. Some websites know no HEAD, or answer it wrongly: before we call one
    broken we ask as a reader would, and hang up before the page comes."""
    connect = partial(_To, parts, *_machine(parts, may_reach), timeout)
    answer = _ask("HEAD", parts, connect)
    return _ask("GET", parts, connect) if answer.status >= HTTPStatus.BAD_REQUEST else answer


def _machine(parts: SplitResult, may_reach: Callable[[str], bool]) -> tuple[list[str], int]:
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an address of a website")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = addresses_of(parts.hostname, port)
    if not addresses or not all(may_reach(address) for address in addresses):
        raise NotPublic(parts.hostname)
    return addresses, port


def _ask(method: str, parts: SplitResult, connect: Callable[[], _To]) -> Answer:
    connection = connect()
    late = Timer(connection.patience, connection.hang_up)
    late.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, headers=_headers())
        answer = connection.getresponse()
        if connection.too_late:  # what came until we hung up may look like an answer
            raise TimeoutError
        return Answer(answer.status, answer.getheader("Location") or "")
    except (OSError, HTTPException) as error:
        if connection.too_late and not isinstance(error, ssl.SSLCertVerificationError):
            raise TimeoutError from error
        raise
    finally:
        late.cancel()
        connection.close()


def _headers() -> dict[str, str]:
    name = settings.SITE_NAME.encode("ascii", "ignore").decode()
    return {
        "User-Agent": f"{name} link check (+{settings.SITE_BASE_URL}/)",
        "Accept": "*/*",
        "Connection": "close",
    }

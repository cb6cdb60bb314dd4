"""How many wrong codes may be tried: enough for a person who mishears, too few for a machine."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django_ratelimit.core import get_usage

from alliance_site.core.http.senders import client_network

OF_ONE_CLIENT = "10/h"
# A code has 75 bits, so this stops nobody's guess: it stops the load. Wide, or a few machines could
# shut out all authors.
OF_ALL_TOGETHER = "1000/h"


def too_many(request: HttpRequest) -> bool:
    """Whether no more codes are taken from there now. Counts nothing."""
    return any(used["count"] >= used["limit"] for used in _usage(request, increment=False))


def count_wrong_code(request: HttpRequest) -> None:
    """Counts a code that could be one and is none. Addresses are counted as hashes."""
    for _ in _usage(request, increment=True):
        pass


def _usage(request: HttpRequest, *, increment: bool) -> Iterator[dict[str, Any]]:
    network = client_network(request)
    for counted, rate in ((network, OF_ONE_CLIENT), ("everybody", OF_ALL_TOGETHER)):
        if counted:
            # `value` is bound now: it differs from one turn to the next.
            yield get_usage(
                request,
                group="feedback-codes",
                key=lambda group, request, value=counted: value,
                rate=rate,
                increment=increment,
            )

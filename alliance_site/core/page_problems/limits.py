"""How many problems one client may report: enough for a reader, too few for a machine."""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited

from alliance_site.core.http.senders import client_network

OF_ONE_CLIENT = "5/h"
# Where a proxy hides who is who, all share one count; it must not shut readers out.
OF_ALL_TOGETHER = "100/h"


def too_many(request: HttpRequest) -> bool:
    """Counts this one, and tells whether it is one too many. Addresses are counted as hashes."""
    network = client_network(request)
    return is_ratelimited(
        request,
        group="page-problems",
        key=lambda group, request: network or "everybody",
        rate=OF_ONE_CLIENT if network else OF_ALL_TOGETHER,
        increment=True,
    )

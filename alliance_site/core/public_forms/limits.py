"""How much one client may send: enough for a person, too little for a machine."""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited

from alliance_site.core.http.senders import client_network

OF_ONE_CLIENT = "5/h"
# Where a proxy hides who is who, all share one count; it must not shut readers out.
OF_ALL_TOGETHER = "100/h"
TOO_MANY = "We have had too many messages from your network. Try again in an hour"


def too_many(request: HttpRequest, form: str) -> bool:
    """Counts this one, and tells whether it is one too many. Addresses are counted as hashes."""
    network = client_network(request)
    return is_ratelimited(
        request,
        group=form,
        key=lambda group, request: network or "everybody",
        rate=OF_ONE_CLIENT if network else OF_ALL_TOGETHER,
        increment=True,
    )

"""How much one client may send us: enough for a person, too little for a machine."""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited

from alliance_site.core.http.senders import client_network

OF_ONE_CLIENT = "5/h"
# Where a proxy hides who is who, all share one count; it must not shut people out.
OF_ALL_TOGETHER = "100/h"
TOO_MANY = "We have had too many messages from your network. Try again in an hour"


def too_many(
    request: HttpRequest, group: str, *, one: str = OF_ONE_CLIENT, together: str = OF_ALL_TOGETHER
) -> bool:
    """Counts this one, and tells whether it is one too many. Addresses are counted as hashes.

    `group` names what is counted together, such as all that comes by one form.
    """
    network = client_network(request)
    return is_ratelimited(
        request,
        group=group,
        key=lambda group, request: network or "everybody",
        rate=one if network else together,
        increment=True,
    )

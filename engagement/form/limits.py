"""How many forms one client may begin and send: enough for a library, too few for a machine."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django_ratelimit.core import is_ratelimited

from alliance_site.core.http.senders import client_network
from engagement.form.models import FeedbackDraft

# Of one client, and of all together where a proxy hides who is who: that must shut nobody out.
BEGIN = ("60/h", "6000/h")
SEND = ("30/h", "3000/h")
# No person reads and answers seven pages in less.
FASTEST = timedelta(seconds=2)


def too_many_begun(request: HttpRequest) -> bool:
    return _too_many(request, "feedback-begin", BEGIN)


def too_many_sent(request: HttpRequest) -> bool:
    return _too_many(request, "feedback-send", SEND)


def too_fast(draft: FeedbackDraft) -> bool:
    return timezone.now() - draft.made_at < FASTEST


def _too_many(request: HttpRequest, group: str, rates: tuple[str, str]) -> bool:
    """Counts this one, and tells whether it is one too many. Addresses are counted as hashes."""
    network = client_network(request)
    return is_ratelimited(
        request,
        group=group,
        key=lambda group, request: network or "everybody",
        rate=rates[0] if network else rates[1],
        increment=True,
    )

"""What every mail to subscribers has, whatever it tells them."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings

from alliance_site.core.outbox.letters import Recipient
from news.subscribers.links import mail_values
from news.subscribers.models import Subscriber


def list_headers() -> dict[str, str]:
    """Lets mail programs show their own "Unsubscribe", which works with one click (RFC 8058)."""
    host = urlsplit(settings.SITE_BASE_URL).hostname
    return {
        "List-Unsubscribe": "<[[unsubscribe]]>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<news.{host}>",
        "Auto-Submitted": "auto-generated",
    }


def recipients(prefix: str, subscribers: Iterable[Subscriber]) -> Iterator[Recipient]:
    """Each as the outbox wants them. The prefix says what they get: they get it once."""
    for subscriber in subscribers:
        yield Recipient(f"{prefix}:{subscriber.key}", subscriber.email, mail_values(subscriber))

"""The private links in our mails: signed, so that nobody can make one for somebody else."""

import secrets
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from news.subscribers.models import Subscriber

signer = Signer(salt="news.subscribers.links", sep="~")


def private_token(subscriber: Subscriber) -> str:
    """Stands in the address of somebody's own pages; without an end, for mails are kept long."""
    return signer.sign(f"{subscriber.key.hex}.{subscriber.links_version}")


def subscriber_of(token: str) -> Subscriber | None:
    """Whose link it is; nobody's where it is forged, older than the last change, or long gone."""
    found = _read(token)
    if found is None:
        return None
    key, version = found
    return Subscriber.objects.filter(key=key, links_version=version).first()


def is_ours(token: str) -> bool:
    """Whether we have made this link, for somebody who may be gone since."""
    return _read(token) is not None


def _read(token: str) -> tuple[UUID, int] | None:
    try:
        key, version = signer.unsign(token).split(".")
        return UUID(key), int(version)
    except (BadSignature, ValueError):
        return None


def preferences_address(subscriber: Subscriber) -> str:
    return _whole("newsletter_preferences", subscriber)


def unsubscribe_address(subscriber: Subscriber) -> str:
    return _whole("newsletter_unsubscribe", subscriber)


def confirm_address(token: str) -> str:
    return f"{settings.SITE_BASE_URL}{reverse('newsletter_confirm', args=[token])}"


def new_token() -> str:
    """For a link that works once. All private links hold a ~: see settings/discretion.py."""
    return f"~{secrets.token_urlsafe(32)}"


def mail_values(subscriber: Subscriber) -> dict[str, str]:
    """What stands in the place of the marks [[preferences]] and [[unsubscribe]] in a letter."""
    return {
        "preferences": preferences_address(subscriber),
        "unsubscribe": unsubscribe_address(subscriber),
    }


def _whole(name: str, subscriber: Subscriber) -> str:
    return f"{settings.SITE_BASE_URL}{reverse(name, args=[private_token(subscriber)])}"

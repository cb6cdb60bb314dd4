"""Links to a draft: each works once, in one browser, for a time that a setting gives.

Mail scanners follow links, so only the button on the page that a link opens uses it up.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from engagement.feedback.settings import FeedbackSettings
from engagement.representatives.models import Invitation

COOKIE = "draft_plan"
signer = signing.Signer(salt="engagement.representatives", sep="~")


def new_token() -> str:
    """For a link that works once. All private links hold a ~, which our logs leave out."""
    return f"~{secrets.token_urlsafe(32)}"


def hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def link_ends(closes_at: datetime) -> datetime:
    """Until when a link that is sent now can be opened."""
    days = FeedbackSettings.load().invitation_days
    return min(timezone.now() + timedelta(days=days), closes_at)


def address_of(token: str) -> str:
    return f"{settings.SITE_BASE_URL}{reverse('draft_invitation', args=[token])}"


def invitation_of(token: str) -> Invitation | None:
    """Whose link it is, used or not; nobody's where it is not ours or was taken back."""
    found = Invitation.objects.filter(token_hash=hashed(token), withdrawn_at=None)
    return found.exclude(email="").select_related("review").first()


def is_usable(invitation: Invitation) -> bool:
    return (
        invitation.used_at is None
        and timezone.now() < invitation.expires_at
        and invitation.review.is_open
    )


def use(invitation: Invitation) -> str:
    """Uses the link up: the secret for the one browser; "" where another was faster."""
    secret = secrets.token_urlsafe(32)
    unused = Invitation.objects.filter(
        pk=invitation.pk, token_hash=invitation.token_hash, used_at=None
    )
    done = unused.update(used_at=timezone.now(), visit_hash=hashed(secret))
    return secret if done else ""


def remember(response: HttpResponse, invitation: Invitation, secret: str) -> None:
    """The browser keeps the way to the draft until the draft's time is over, and for it alone."""
    response.set_cookie(
        COOKIE,
        signer.sign(f"{invitation.pk}.{secret}"),
        expires=invitation.review.closes_at,
        path=reverse("draft_plan"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def visitor(request: HttpRequest) -> Invitation | None:
    """Who may read a draft with this browser."""
    try:
        pk, secret = signer.unsign(request.COOKIES.get(COOKIE, "")).split(".")
    except (signing.BadSignature, ValueError):
        return None
    found = (
        Invitation.objects.filter(pk=pk, visit_hash=hashed(secret), withdrawn_at=None)
        .exclude(email="")
        .select_related("review__revision", "review__plan")
        .first()
    )
    return found if found and found.review.is_open else None

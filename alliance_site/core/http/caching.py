"""Says how long an answer may be kept, so that a cache in front is never stale and never nosy.

Browsers ask again each time and get a short "not changed". A cache in front may keep a public
page until it is told of a change (see purging.py), or for a few minutes where nobody tells it.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

KEPT_IN_FRONT = 600
# A picture that is replaced gets another address; a reader pays for each download.
PICTURE_KEPT = 86_400


class PublicCacheMiddleware:
    """Marks public pages as cacheable; anything with a session, or an error, as private."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.has_header("Cache-Control"):
            return response
        if _is_picture(request, response):
            patch_cache_control(response, public=True, max_age=PICTURE_KEPT, s_maxage=KEPT_IN_FRONT)
        elif _is_public(request, response):
            patch_cache_control(response, public=True, max_age=0, s_maxage=_seconds(request))
        else:
            patch_cache_control(response, private=True, no_store=True)
        return response


def changes_at(request: HttpRequest, *moments: datetime) -> None:
    """Says that what is being shown will be another at these moments, by the clock alone."""
    known: list[datetime] = request.__dict__.setdefault("_changes_at", [])
    known.extend(moments)


def _is_picture(request: HttpRequest, response: HttpResponse) -> bool:
    """The same for everybody, whether they are logged in or not."""
    return (
        request.path_info.startswith(settings.MEDIA_URL)
        and response.status_code in (200, 304)
        and not response.cookies
    )


def _is_public(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and response.status_code in (200, 301, 302, 304, 404)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not response.cookies
        and "Cookie" not in response.get("Vary", "")
    )


def _seconds(request: HttpRequest) -> int:
    """Shorter where a page changes by itself before the time is over.

    An alert goes at its end; at midnight a review may become late, or a fact be out of date;
    pages and lists name moments of their own.
    """
    around = getattr(request, "_surroundings", None)
    expires = around.settings.alert_expires_at if around else None
    now = timezone.localtime()
    own = getattr(request, "_changes_at", [])
    ends = [end for end in (expires, _midnight_after(now), *own) if end and end > now]
    return min(KEPT_IN_FRONT, *(int((end - now).total_seconds()) for end in ends))


def _midnight_after(now: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(now.date() + timedelta(days=1), time.min))

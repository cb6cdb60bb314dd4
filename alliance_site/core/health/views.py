"""Is the process alive, and can it serve? Short answers for a monitor, never cached."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alliance_site.core.clock.models import JobRun


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Touches nothing else, so that a lost database restarts nobody."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The site can serve: the database and the cache answer. 503 where one does not.

    A clock that stands still is told and no more: pages are late then, but they are served, and to
    take the site away would help nobody.
    """
    checks = {"database": _works(_database), "cache": _works(_cache)}
    everything = all(checks.values())
    return JsonResponse(
        {
            "status": "ok" if everything else "failing",
            **{name: "ok" if works else "failing" for name, works in checks.items()},
            "clock": "ok" if _works(_clock) else "late",
        },
        status=200 if everything else 503,
    )


def _works(check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception:  # each database and cache has errors of its own
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM wagtailcore_site")


def _cache() -> None:
    cache.set("health", "ok", 5)
    if cache.get("health") != "ok":
        raise ValueError("the cache forgot what it was told")


def _clock() -> None:
    if JobRun.objects.late().exists() or not JobRun.objects.exists():
        raise ValueError("no worker has done what is due by the clock")

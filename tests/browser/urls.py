"""The site's addresses, and two that fail on purpose, to see the pages that say so."""

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import path

from alliance_site.urls import handler403, handler404, handler500
from alliance_site.urls import urlpatterns as site_patterns

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


def forbidden(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


def broken(request: HttpRequest) -> NoReturn:
    raise RuntimeError("Broken on purpose, by a test")


urlpatterns = [
    path("tests/forbidden/", forbidden),
    path("tests/broken/", broken),
    *site_patterns,
]

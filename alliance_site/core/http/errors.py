"""Error pages that touch neither the database nor the session: they must work when those fail."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token
from structlog.contextvars import get_contextvars


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    context = {
        "site_name": settings.SITE_NAME,
        "reference": get_contextvars().get("request_id", ""),
    }
    return HttpResponse(loader.get_template(template).render(context), status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "404.html", 404)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "403.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, "500.html", 500)

"""The public pages of consultations, their calendar and their feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from alliance_site.core.http.caching import changes_at
from alliance_site.core.site.surroundings import surroundings_of
from engagement.consultations.calendars import calendar_of
from engagement.consultations.feed import ConsultationFeed
from engagement.consultations.models import Consultation
from engagement.consultations.queries import announced, standing
from engagement.consultations.showing import list_context, one_context
from engagement.consultations.states import changes_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "engagement/consultations/list.html", list_context(request))


@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    found = announced().defer(None)
    context = one_context(request, get_object_or_404(found, slug=slug))
    return TemplateResponse(request, "engagement/consultations/one.html", context)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """All of them, for calendars that follow it."""
    return _calendar(request, list(standing().order_by("opens_at", "pk")))


@require_safe
def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them, to be put into a calendar."""
    response = _calendar(request, [get_object_or_404(standing(), slug=slug)])
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = ConsultationFeed()(request)
    return response


def _calendar(request: HttpRequest, found: list[Consultation]) -> HttpResponse:
    changes_at(request, *changes_of(found))
    content = calendar_of(found, name=surroundings_of(request, None).name)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")

"""The calendar files. Pages cannot answer here: their addresses end with a stroke."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from alliance_site.core.http.caching import changes_at
from alliance_site.core.pages.visibility import visible
from alliance_site.core.seo.head import absolute
from alliance_site.core.site.surroundings import Surroundings, surroundings_of
from news.events.calendars import calendar_of
from news.events.pages import EventPage, EventsIndexPage
from news.events.queries import coming, events


@require_safe
def event_file(request: HttpRequest, above: str) -> HttpResponse:
    """One event, to be put into a calendar."""
    around = surroundings_of(request, None)
    event = get_object_or_404(events(), url_path=_url_path(around, above))
    response = _calendar(around, [event])
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


@require_safe
def feed(request: HttpRequest, above: str) -> HttpResponse:
    """All coming events of a section, for calendars that follow it."""
    around = surroundings_of(request, None)
    sections = visible(EventsIndexPage.objects.all())
    section = get_object_or_404(sections, url_path=_url_path(around, above))
    found = list(coming().filter(path__startswith=section.path))
    changes_at(request, *(event.ends_at for event in found))
    return _calendar(around, found)


def _url_path(around: Surroundings, above: str) -> str:
    # No database takes the sign that nobody can type.
    return f"{around.navigation.home.url_path}{above}/".replace("\x00", "")


def _calendar(around: Surroundings, found: Iterable[EventPage]) -> HttpResponse:
    content = calendar_of(
        found,
        name=f"Events: {around.name}",
        address_of=lambda event: absolute(around.address(event)),
    )
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")

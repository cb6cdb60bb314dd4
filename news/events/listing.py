"""The list of events as its address asks for it: coming or past, a topic, an area, a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateformat import format as date_format
from wagtail.models import Page

from alliance_site.core.areas.models import Area
from alliance_site.core.http.caching import changes_at
from news.events.queries import coming, past
from news.topics import Topic

if TYPE_CHECKING:
    from news.events.pages import EventPage

EVENTS_PER_PAGE = 20
PAST = "past"
Filter = TypeVar("Filter", Topic, Area)


@dataclass
class Month:
    """The events of one month, under its name."""

    name: str
    events: list["EventPage"]


@dataclass
class Listing:
    """One page of the list, with all that its filters offer and what is chosen."""

    page: ListPage
    is_past: bool
    topics: list[Topic]
    areas: list[Area]
    topic: Topic | None
    area: Area | None

    @property
    def months(self) -> list[Month]:
        return by_month(self.page.object_list)

    @property
    def is_filtered(self) -> bool:
        return bool(self.topic or self.area)

    @property
    def query(self) -> str:
        """What the address asks for, ready for a page number behind it."""
        return self._query(self.is_past, trailing=True)

    @property
    def other_time(self) -> str:
        """The same filters for what is past, or for what is coming."""
        return self._query(not self.is_past)

    def _query(self, is_past: bool, *, trailing: bool = False) -> str:
        chosen = {
            "when": PAST if is_past else "",
            "topic": self.topic.slug if self.topic else "",
            "area": self.area.slug if self.area else "",
        }
        words = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{words}&" if words and trailing else f"?{words}"


def listing_of(index: Page, request: HttpRequest) -> Listing:
    """What the address asks for; a word in it that we do not know asks for nothing."""
    is_past = request.GET.get("when") == PAST
    topics, areas = list(Topic.objects.all()), list(Area.objects.all())
    topic = _chosen(topics, request.GET.get("topic"))
    area = _chosen(areas, request.GET.get("area"))
    found = (past() if is_past else coming()).filter(path__startswith=index.path)
    if topic:
        found = found.filter(topics=topic)
    if area:
        found = found.filter(areas=area)
    # get_page() answers a page number that is no number, or too high, with the nearest page.
    page = Paginator(found, EVENTS_PER_PAGE).get_page(request.GET.get("page"))
    if not is_past:
        changes_at(request, *(event.ends_at for event in page.object_list))
    return Listing(page, is_past, topics, areas, topic, area)


def _chosen(offered: list[Filter], slug: str | None) -> Filter | None:
    return next((each for each in offered if each.slug == slug), None)


def by_month(events: Iterable["EventPage"]) -> list[Month]:
    """Events in their order, together where they start in the same month."""
    groups = groupby(events, _month)
    return [Month(name, list(group)) for name, group in groups]


def _month(event: "EventPage") -> str:
    return date_format(timezone.localtime(event.starts_at), "F Y")

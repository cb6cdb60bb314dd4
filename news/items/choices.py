"""What readers can choose news by: topics, programmes, areas and years, in two queries."""

from dataclasses import dataclass

from django.db.models import CharField, F, QuerySet, Subquery, Value
from wagtail.models import Page

from alliance_site.core.areas.models import Area
from alliance_site.core.pages.visibility import visible
from news.queries import news_below
from news.topics import Topic
from programmes.models import ProgrammePage


@dataclass(frozen=True)
class Choice:
    """One value of a filter: what stands in the address, what people read, what is looked up."""

    value: str
    name: str
    key: int


def choices_below(index: Page) -> dict[str, list[Choice]]:
    choices: dict[str, list[Choice]] = {"year": years_of(index)}
    for kind, key, slug, name in _named_rows():
        choices.setdefault(kind, []).append(Choice(slug, name, key))
    for kind in ("topic", "programme", "area"):
        choices.setdefault(kind, []).sort(key=lambda choice: choice.name.casefold())
    return choices


def _named_rows() -> QuerySet:
    """Topics, areas and programmes, which are few, at one query for all."""
    topics = _rows("topic", Topic.objects.all(), "name")
    areas = _rows("area", Area.objects.all(), "name")
    programmes = _rows("programme", visible(ProgrammePage.objects.all()), "title")
    return topics.union(areas, programmes, all=True)


def _rows(kind: str, found: QuerySet, name: str) -> QuerySet:
    named = found.order_by().annotate(of_kind=Value(kind, CharField()), called=F(name))
    return named.values_list("of_kind", "pk", "slug", "called")


def years_of(index: Page) -> list[Choice]:
    """From the newest item's year to the oldest's: both ends of an index, no look between them."""
    dates = news_below(index).values("date")
    ends = Page.objects.filter(pk=index.pk).values_list(
        Subquery(dates.order_by("date")[:1]), Subquery(dates.order_by("-date")[:1])
    )
    oldest, newest = ends.first() or (None, None)
    if oldest is None:
        return []
    return [Choice(str(y), str(y), y) for y in range(newest.year, oldest.year - 1, -1)]

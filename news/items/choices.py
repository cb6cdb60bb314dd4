"""What readers can choose news by: topics, programmes, areas and years, in one query."""

from django.db.models import CharField, F, Q, QuerySet, Subquery, Value
from django.db.models.functions import ExtractYear
from wagtail.models import Page

from alliance_site.core.areas.models import Area
from alliance_site.core.filtering import Choice
from alliance_site.core.pages.visibility import visible
from news.queries import news_below
from news.topics import Topic
from programmes.models import ProgrammePage

LOOKUPS = {"topic": "topics", "programme": "programmes", "area": "areas"}


def choices_below(index: Page) -> dict[str, list[Choice]]:
    """By the name of their filter: the years from the newest, all else in the order of names."""
    found: dict[str, list[Choice]] = {}
    years: list[int] = []
    for kind, key, slug, name in _rows(index):
        if kind in LOOKUPS:
            found.setdefault(kind, []).append(Choice(slug, name, Q(**{LOOKUPS[kind]: key})))
        elif key:
            years.append(int(key))  # PostgreSQL makes it a decimal
    for choices in found.values():
        choices.sort(key=lambda choice: choice.name.casefold())
    if years:
        # A year without news in between is offered too: to look would cost more than it is worth.
        every = range(max(years), min(years) - 1, -1)
        found["year"] = [Choice(str(year), str(year), Q(date__year=year)) for year in every]
    return found


def _rows(index: Page) -> QuerySet:
    """Topics, areas, programmes, and the years of the oldest and the newest item."""
    topics = _named("topic", Topic.objects.all(), "name")
    areas = _named("area", Area.objects.all(), "name")
    programmes = _named("programme", visible(ProgrammePage.objects.all()), "title")
    ends = [_year(index, order) for order in ("date", "-date")]
    return topics.union(areas, programmes, *ends, all=True)


def _named(kind: str, found: QuerySet, name: str) -> QuerySet:
    named = found.order_by().annotate(of_kind=Value(kind, CharField()), called=F(name))
    return named.values_list("of_kind", "pk", "slug", "called")


def _year(index: Page, order: str) -> QuerySet:
    """Of the first item in an order: read at one end of the index of dates."""
    first = news_below(index).order_by(order).values("date")[:1]
    row = Page.objects.filter(pk=index.pk).order_by()
    named = row.annotate(
        of_kind=Value("year", CharField()), year=ExtractYear(Subquery(first)), called=F("title")
    )
    return named.values_list("of_kind", "year", "slug", "called")

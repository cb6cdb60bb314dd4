"""By what readers choose commitments. Only what leads to something is offered."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear

from alliance_site.core.areas.models import Area
from alliance_site.core.filtering import Choice, Filter
from alliance_site.core.pages.visibility import visible
from engagement.commitments.queries import public
from engagement.commitments.words import STANDS
from programmes.models import PrinciplePage, ProgrammePage

FILTERS = (
    Filter("status", "What became of it", "Everything", "under “{}”"),
    Filter("programme", "Programme", "All programmes", "about “{}”"),
    Filter("principle", "Principle", "All principles", "that follow “{}”"),
    Filter("area", "Area", "All areas", "in {}"),
    Filter("year", "Year", "All years", "from {}"),
)
STATUSES = [Choice(status.value, name, Q(status=status)) for status, name in STANDS.items()]
LOOKUPS = {
    "programme": "programmes",
    "principle": "principles",
    "area": "areas",
    "year": "status_since__year",
}


def choices() -> dict[str, list[Choice]]:
    """By the name of their filter: the years from the newest, all else in the order of names."""
    found: dict[str, list[Choice]] = defaultdict(list)
    for name, key, value, shown in _rows():
        found[name].append(Choice(value, shown, Q(**{LOOKUPS[name]: int(key)})))
    for offered in found.values():
        offered.sort(key=lambda choice: choice.name.casefold())
    found["year"].reverse()
    # Where nothing is announced there is nothing to choose.
    return {**found, "status": STATUSES} if found["year"] else {}


def _rows() -> Iterable[tuple[str, int, str, str]]:
    """Programmes, principles, areas and years of what is announced, in one query."""
    is_public = Q(commitments__is_public=True)
    programmes = visible(ProgrammePage.objects.all()).filter(is_public)
    principles = visible(PrinciplePage.objects.all()).filter(is_public)
    year = Cast(ExtractYear("status_since"), IntegerField())
    years = public().annotate(in_year=year, as_text=Cast(year, CharField()))
    return _named("programme", programmes, "pk", "slug", "title").union(
        _named("principle", principles, "pk", "slug", "title"),
        _named("area", Area.objects.filter(is_public), "pk", "slug", "name"),
        _named("year", years, "in_year", "as_text", "as_text"),
    )


def _named(name: str, rows: QuerySet, key: str, value: str, shown: str) -> QuerySet:
    """Four columns that have the same kinds in each part of the union, each row once."""
    return (
        rows.order_by()
        .annotate(
            of_filter=Value(name, CharField()),
            of_key=Cast(F(key), IntegerField()),
            of_value=F(value),
            of_name=F(shown),
        )
        .values_list("of_filter", "of_key", "of_value", "of_name")
    )

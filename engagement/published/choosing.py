"""By what readers choose published feedback. Only what leads to something is offered."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear

from alliance_site.core.areas.models import Area
from alliance_site.core.filtering import Choice, Filter
from engagement.feedback.queries import published
from engagement.kinds import MANY
from engagement.published.areas import Groups, in_safe_group

FILTERS = (
    Filter("about", "About", "Everything", "about “{}”"),
    Filter("consultation", "Consultation", "All consultations", "in “{}”"),
    Filter("kind", "Kind", "All kinds", "of the kind “{}”"),
    Filter("theme", "Theme", "All themes", "on “{}”"),
    Filter("area", "Area", "All areas", "from {}"),
    Filter("year", "Year", "All years", "in {}"),
)
LOOKUPS = {
    "about": "about",
    "consultation": "campaign",
    "theme": "themes",
    "year": "published_at__year",
}
KINDS = [Choice(kind.value, name, Q(kind=kind)) for kind, name in MANY.items()]


def choices(groups: Groups) -> dict[str, list[Choice]]:
    """By the name of their filter: the years from the newest, all else in the order of names."""
    found: dict[str, list[Choice]] = defaultdict(list)
    for name, key, value, shown in _rows(groups):
        found[name].append(Choice(value, shown, _leaves(name, key, groups)))
    for offered in found.values():
        offered.sort(key=lambda choice: choice.name.casefold())
    found["year"].reverse()
    # Where nothing is published there is nothing to choose.
    return {**found, "kind": KINDS} if found["year"] else {}


def _leaves(name: str, key: int, groups: Groups) -> Q:
    if name == "area":
        return in_safe_group(key, groups)
    return Q(**{LOOKUPS[name]: int(key)})


def _rows(groups: Groups) -> Iterable[tuple[str, int, str, str]]:
    """Pages, themes, areas and years of what is published, in one query."""
    rows = published().order_by()
    pages = _named("about", rows.filter(about__isnull=False), "about", "about__slug", "about_title")
    themes = rows.filter(themes__isnull=False)
    of_themes = _named("theme", themes, "themes", "themes__slug", "themes__name")
    year = Cast(ExtractYear("published_at"), IntegerField())
    years = rows.annotate(in_year=year, as_text=Cast(year, CharField()))
    of_years = _named("year", years, "in_year", "as_text", "as_text")
    areas = Area.objects.filter(pk__in=rows.filter(_in_any(groups)).values("area")).order_by()
    of_areas = _named("area", areas, "pk", "slug", "name")
    asked = rows.filter(campaign__consultation__announced_at__isnull=False)
    of_consultations = _named("consultation", asked, "campaign", "campaign__slug", "campaign__name")
    return pages.union(of_consultations, of_themes, of_years, of_areas)


def _in_any(groups: Groups) -> Q:
    anywhere = Q(pk__in=[])
    for area in {area for area, _ in groups}:
        anywhere |= in_safe_group(area, groups)
    return anywhere


def _named(name: str, rows: QuerySet, key: str, value: str, shown: str) -> QuerySet:
    """Four columns that have the same kinds in each part of the union."""
    return rows.annotate(
        of_filter=Value(name, CharField()),
        of_key=Cast(F(key), IntegerField()),
        of_value=F(value),
        of_name=F(shown),
    ).values_list("of_filter", "of_key", "of_value", "of_name")

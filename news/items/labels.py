"""What one news item is found under: its topics, areas and programmes, in one query."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import CharField, F, Manager, QuerySet, Value
from wagtail.models import Page

from alliance_site.core.pages.visibility import visible

if TYPE_CHECKING:
    from news.items.page import NewsPage


@dataclass
class Labels:
    """Topics and areas by slug and name; programmes as light pages to link to."""

    topics: list[tuple[str, str]] = field(default_factory=list)
    areas: list[tuple[str, str]] = field(default_factory=list)
    programmes: list[Page] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.topics or self.areas or self.programmes)


def labels_of(item: "NewsPage") -> Labels:
    found = Labels()
    for kind, name, slug, url_path in sorted(_rows(item), key=lambda row: row[1].casefold()):
        if kind == "programme":
            found.programmes.append(Page(title=name, slug=slug, url_path=url_path))
        else:
            (found.topics if kind == "topic" else found.areas).append((slug, name))
    return found


def _rows(item: "NewsPage") -> QuerySet:
    topics = _named("topic", _stored(item.topics), name=F("name"), at=Value("", CharField()))
    areas = _named("area", _stored(item.areas), name=F("name"), at=Value("", CharField()))
    programmes = visible(_stored(item.programmes))
    return topics.union(
        areas, _named("programme", programmes, name=F("title"), at=F("url_path")), all=True
    )


def _named(kind: str, found: QuerySet, *, name: F, at: F | Value) -> QuerySet:
    named = found.order_by().annotate(of_kind=Value(kind, CharField()), called=name, stands_at=at)
    return named.values_list("of_kind", "called", "slug", "stands_at")


def _stored(relation: Manager) -> QuerySet:
    found = relation.all()
    if isinstance(found, QuerySet):
        return found
    # In a preview modelcluster answers with a list of its own that cannot be joined.
    return relation.model.objects.filter(pk__in=[one.pk for one in found])

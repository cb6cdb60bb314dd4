"""Which pages anybody may see: published, and under no restriction."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def visible(pages: PageQuerySet) -> PageQuerySet:
    """The pages of a queryset that anybody may see, in the same single query.

    Wagtail's `public()` asks for the list of restrictions first, once for every queryset.
    """
    restricted = PageViewRestriction.objects.annotate(
        of_page=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(of_page__startswith=F("page__path"))
    return pages.live().filter(~Exists(restricted))


def visible_pages() -> PageQuerySet:
    """All pages that anybody may see, whatever their type."""
    return visible(Page.objects.all())

"""Where a fact is used: on published pages, and in drafts that Wagtail's index does not see."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet

from alliance_site.core.facts.models import Fact
from alliance_site.core.facts.references import facts_named

NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Usage:
    """The published pages with a fact, the drafts with it, and how many other things have it."""

    live: list[Page]
    drafts: list[Page]
    others: int

    def __bool__(self) -> bool:
        return bool(self.live or self.drafts or self.others)

    @property
    def names(self) -> str:
        """The titles of the first few, for a message."""
        pages = {page.pk: page for page in (*self.live, *self.drafts)}.values()
        titles = [f"“{page.get_admin_display_title()}”" for page in pages]
        more = len(titles[NAMED_AT_MOST:]) + self.others
        return ", ".join(titles[:NAMED_AT_MOST]) + (f" and {more} more" if more else "")


def references_to(fact_pk: int) -> QuerySet[ReferenceIndex]:
    return ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Fact), to_object_id=str(fact_pk)
    )


def pages_in_index(fact_pk: int) -> PageQuerySet:
    """The pages whose stored row names the fact, published or not."""
    of_pages = references_to(fact_pk).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return Page.objects.filter(
        pk__in=[int(pk) for pk in of_pages.values_list("object_id", flat=True)]
    )


def usage_of(fact: Fact) -> Usage:
    pages = list(pages_in_index(fact.pk).order_by("title"))
    live = [page for page in pages if page.live]
    waiting = {page.pk: page for page in pages if not page.live}
    waiting |= {page.pk: page for page in _drafts_with(fact.pk)}
    other = references_to(fact.pk).exclude(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    others = other.values("base_content_type", "object_id").distinct().count()
    return Usage(live, sorted(waiting.values(), key=lambda page: page.title), others)


def _drafts_with(fact_pk: int) -> list[Page]:
    """Pages whose newest version, not yet published, names the fact."""
    unpublished = Page.objects.filter(
        Q(live=False) | Q(has_unpublished_changes=True), latest_revision__isnull=False
    ).annotate(stored=Cast("latest_revision__content", TextField()))
    # The database only sorts out the many that have no fact at all.
    likely = unpublished.filter(stored__contains="fact").select_related("latest_revision")
    return [page for page in likely if fact_pk in facts_named(page.latest_revision.as_object())]

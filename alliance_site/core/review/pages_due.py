"""Pages as a source of what must be checked."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.query import PageQuerySet

from alliance_site.core.review.due import DueItem, DueSource
from alliance_site.core.review.models import today
from alliance_site.core.review.owners import owner_of, owner_role_of

KIND = "Page"


def reviewed_pages() -> PageQuerySet:
    """The published pages that carry review dates; an alias shows another page's words."""
    types = [model for model in get_page_models() if getattr(model, "is_reviewed", False)]
    return Page.objects.exact_type(*types).live().filter(alias_of=None)


def pages_due(day: date) -> Iterator[DueItem]:
    """Pages that were never reviewed, or whose next review is due by the day; in one query."""
    never = Q(review=None) | Q(review__reviewed_on=None)
    pages = reviewed_pages().filter(never | Q(review__next_due__lte=day))
    for page in pages.select_related("owner", "review__owner"):
        due = getattr(getattr(page, "review", None), "next_due", None)
        yield DueItem(
            kind=KIND,
            title=page.title,
            reason=_reason(due),
            due=due,
            owner=owner_of(page),
            owner_role=owner_role_of(page),
            url=reverse("review_page", args=[page.pk]),
        )


def _reason(due: date | None) -> str:
    if due is None:
        return "Never reviewed"
    return "Review is late" if due < today() else "Review is due"


SOURCE = DueSource("pages", pages_due)

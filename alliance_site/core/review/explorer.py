"""The columns that tell, wherever staff see a list of pages, when they were reviewed."""

from datetime import date

from django.utils.dateformat import format as date_format
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.review.services import is_reviewed_type


def _reviewed(page: Page) -> str:
    if not is_reviewed_type(page):
        return ""
    return _day(page, "reviewed_on") or "Never reviewed"


def _next_due(page: Page) -> str:
    return _day(page, "next_due") if is_reviewed_type(page) else ""


def _day(page: Page, name: str) -> str:
    day: date | None = getattr(getattr(page, "review", None), name, None)
    return date_format(day, "j M Y") if day else ""


class WithReviews:
    """Reads the reviews of all pages of a list in one query."""

    def annotate_queryset(self, pages: PageQuerySet) -> PageQuerySet:
        return super().annotate_queryset(pages.prefetch_related("review"))  # type: ignore[misc]


class ReviewedPagesView(WithReviews, ExplorableIndexView):
    """The pages below a page."""


class ReviewedPagesOfTypeView(WithReviews, ContentTypeUseView):
    """All pages of one type."""


class ReviewedPageViewSet(PageViewSet):
    """Takes the place of Wagtail's own for all types of page."""

    model = Page
    index_view_class = ReviewedPagesView
    content_type_use_view_class = ReviewedPagesOfTypeView
    columns = [
        *PageViewSet.columns,
        Column("reviewed", accessor=_reviewed, sort_key="review__reviewed_on", width="10%"),
        Column("next_review", accessor=_next_due, sort_key="review__next_due", width="10%"),
    ]

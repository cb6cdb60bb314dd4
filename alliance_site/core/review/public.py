"""What readers see of a page's review."""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from alliance_site.core.review.models import PageReview


@dataclass(frozen=True)
class PublicReview:
    """The lines at the foot of an information page, and whether its review is late."""

    reviewed_on: date
    next_due: date
    reviewer_role: str
    signed_off_by_role: str
    is_late: bool


def public_review(page: Page | None, grace_days: int) -> PublicReview | None:
    """None where the page carries no review date, or nobody has reviewed it yet."""
    if not getattr(page, "is_reviewed", False):
        return None
    review: PageReview | None = getattr(page, "review", None)
    if review is None or review.reviewed_on is None or review.next_due is None:
        return None
    return PublicReview(
        reviewed_on=review.reviewed_on,
        next_due=review.next_due,
        reviewer_role=review.reviewer_role,
        signed_off_by_role=review.clinically_signed_off_by_role,
        is_late=review.is_late(grace_days),
    )

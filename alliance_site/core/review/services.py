"""The only place that writes a page's review and who looks after the page."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from alliance_site.core.review.models import PageReview, today
from alliance_site.core.users.models import User

REVIEWED = "core.review"
OWNER_NAMED = "core.review.owner"
LONGEST_ROLE = 120
LONGEST_TIME = timedelta(days=2 * 366)


class ReviewRefused(ValueError):
    """The page cannot be reviewed like that; the message says why, for the person who tried."""


def may_review(page: Page, user: Any) -> bool:
    """Who may publish a page may say that all of it is right."""
    return is_reviewed_type(page) and page.permissions_for_user(user).can_publish()


def is_reviewed_type(page: Page) -> bool:
    """Whether pages of this type carry review dates; home, lists and news do not.

    Nor does an alias: its words are another page's, and reviewed there.
    """
    return page.alias_of_id is None and bool(getattr(page.specific_class, "is_reviewed", False))


@transaction.atomic
def review_page(
    *,
    page: Page,
    user: User,
    role: str,
    next_due: date,
    signed_off_by_role: str = "",
    revision_read: int | None = None,
) -> PageReview:
    """Writes down that somebody has read the whole page as its readers see it.

    `revision_read` is the version that they had before them; a newer one must be read again.
    """
    page = Page.objects.select_for_update(of=("self",)).get(pk=page.pk)
    _refuse_unfit(page, user)
    if revision_read is not None and revision_read != page.live_revision_id:
        raise ReviewRefused("The page was published again while you read it. Read it once more.")
    if not today() < next_due <= today() + LONGEST_TIME:
        raise ReviewRefused("The next review must be due after today, and within 2 years.")
    values = {
        "reviewed_on": today(),
        "reviewed_by": user,
        "reviewer_role": _role(role, "Say in which role you reviewed the page."),
        "next_due": next_due,
        "clinically_signed_off_by_role": _role(signed_off_by_role),
    }
    review, _ = PageReview.objects.update_or_create(page=page, defaults=values)
    log(page.specific, REVIEWED, user=user, data=_data(review, page))
    return review


@transaction.atomic
def name_owner(*, page: Page, owner: User | None, role: str, user: User | None) -> PageReview:
    """Says who looks after the page: a person, a role, or both. `user` is None for the seed."""
    if user is not None and not may_review(page, user):
        raise ReviewRefused("Only people who may publish this page can say who looks after it.")
    if owner is not None and not owner.is_active:
        raise ReviewRefused("This person cannot log in any more. Choose somebody else.")
    values = {"owner": owner, "owner_role": _role(role)}
    review, _ = PageReview.objects.update_or_create(page_id=page.pk, defaults=values)
    log(page.specific, OWNER_NAMED, user=user, data={"role": review.owner_role})
    return review


def _refuse_unfit(page: Page, user: User) -> None:
    if not is_reviewed_type(page):
        raise ReviewRefused("Pages of this kind carry no review date.")
    if not page.live:
        raise ReviewRefused("Only a published page can be reviewed: publish it first.")
    if not may_review(page, user):
        raise ReviewRefused("Only people who may publish this page can review it.")


def _role(role: str, missing: str = "") -> str:
    role = " ".join(role.replace("\0", "").split())
    if missing and not role:
        raise ReviewRefused(missing)
    if len(role) > LONGEST_ROLE:
        raise ReviewRefused(f"A role has {LONGEST_ROLE} characters at most.")
    return role


def _data(review: PageReview, page: Page) -> dict[str, Any]:
    """What the page's history keeps of a review."""
    return {
        "role": review.reviewer_role,
        "next_due": review.next_due.isoformat() if review.next_due else "",
        "signed_off_by_role": review.clinically_signed_off_by_role,
        "revision": page.live_revision_id,
    }

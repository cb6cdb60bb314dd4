"""Reviewing a whole page: who may, what it changes, and what never changes it."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from wagtail.models import PageLogEntry

from alliance_site.core.pages.home import HomePage
from alliance_site.core.pages.standard import StandardPage
from alliance_site.core.review.forms import months_later
from alliance_site.core.review.models import PageReview
from alliance_site.core.review.owners import owner_of
from alliance_site.core.review.services import ReviewRefused, name_owner, review_page
from alliance_site.core.users.models import User
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]
TODAY = date(2026, 5, 3)


@pytest.fixture(autouse=True)
def _on_the_third_of_may() -> Any:
    with time_machine.travel("2026-05-03 12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def publisher(db: None) -> User:
    user: User = factories.UserFactory(is_superuser=True)
    return user


@pytest.fixture
def page(home: HomePage) -> StandardPage:
    made: StandardPage = factories.StandardPageFactory(parent=home, title="About us")
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def review(page: StandardPage, user: User, **changed: Any) -> PageReview:
    values = {"role": "Screening lead", "next_due": date(2026, 11, 3), **changed}
    return review_page(page=page, user=user, **values)


def test_an_alias_is_reviewed_where_its_words_are(page: StandardPage, publisher: User) -> None:
    alias = page.create_alias(update_slug="alias")
    with pytest.raises(ReviewRefused):
        review(alias, publisher)
    with pytest.raises(ReviewRefused):
        name_owner(page=alias, owner=publisher, role="", user=publisher)


def test_a_review_is_kept_and_stands_in_the_pages_history(
    page: StandardPage, publisher: User
) -> None:
    kept = review(page, publisher, signed_off_by_role="Cancer nurse", role="  Screening \n lead ")
    assert (kept.reviewed_on, kept.reviewed_by) == (TODAY, publisher)
    assert kept.reviewer_role == "Screening lead"
    review(page, publisher, next_due=date(2026, 8, 3))
    entries = PageLogEntry.objects.filter(page=page.pk, action="core.review").order_by("pk")
    assert [entry.message for entry in entries] == [
        "Reviewed the whole page as Screening lead. Next review due: 3 November 2026. "
        "Clinical sign-off: Cancer nurse.",
        "Reviewed the whole page as Screening lead. Next review due: 3 August 2026.",
    ]
    assert PageReview.objects.get().clinically_signed_off_by_role == ""


def test_no_edit_old_version_copy_or_alias_changes_or_takes_a_review(
    page: StandardPage, publisher: User, home: HomePage
) -> None:
    first = page.latest_revision
    review(page, publisher)
    kept = PageReview.objects.values().get()
    page.title = "About us now"
    page.save_revision().publish()
    first.as_object().save_revision().publish()
    copy = page.copy(update_attrs={"slug": "copy"}, to=home)
    alias = page.create_alias(parent=home, update_slug="alias")
    page.unpublish()
    assert PageReview.objects.values().get() == kept
    assert not hasattr(copy, "review")
    assert not hasattr(alias, "review")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"role": " \0"}, "role"),
        ({"role": "r" * 121}, "120 characters"),
        ({"next_due": TODAY}, "after today"),
        ({"next_due": TODAY + timedelta(days=1000)}, "2 years"),
        ({"revision_read": 0}, "published again"),
    ],
)
def test_bad_input_is_refused_with_its_reason(
    page: StandardPage, publisher: User, changed: dict, words: str
) -> None:
    with pytest.raises(ReviewRefused, match=words):
        review(page, publisher, **changed)
    assert not PageReview.objects.exists()


def test_drafts_news_and_home_carry_no_review(
    page: StandardPage, publisher: User, home: HomePage
) -> None:
    news = factories.NewsPageFactory(parent=factories.NewsIndexPageFactory(parent=home))
    for unfit in (home, news):
        with pytest.raises(ReviewRefused, match="kind"):
            review(unfit, publisher)
    page.unpublish()
    with pytest.raises(ReviewRefused, match="publish"):
        review(page, publisher)


def test_only_who_may_publish_may_review_and_name_an_owner(page: StandardPage) -> None:
    user = factories.UserFactory()
    with pytest.raises(ReviewRefused, match="publish"):
        review(page, user)
    with pytest.raises(ReviewRefused, match="publish"):
        name_owner(page=page, owner=user, role="", user=user)


def test_the_named_owner_comes_before_the_maker_unless_gone(
    page: StandardPage, publisher: User
) -> None:
    page.owner = factories.UserFactory()
    page.save()
    assert owner_of(page) == page.owner
    named = factories.UserFactory()
    name_owner(page=page, owner=named, role="Screening team", user=publisher)
    fresh = StandardPage.objects.get(pk=page.pk)
    assert owner_of(fresh) == named
    assert PageReview.objects.get().reviewed_on is None
    named.is_active = False
    named.save()
    assert owner_of(StandardPage.objects.get(pk=page.pk)) == page.owner
    with pytest.raises(ReviewRefused, match="log in"):
        name_owner(page=page, owner=named, role="", user=publisher)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 5, 3), 6, date(2026, 11, 3)),
    ],
)
def test_months_later_is_a_day_that_exists(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected

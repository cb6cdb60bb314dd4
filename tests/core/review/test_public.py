"""What readers see of reviews."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from alliance_site.core.models import PageReview, SiteSettings
from alliance_site.core.pages.home import HomePage
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LATE = "We are late in checking this page. Some of it may be out of date."


def reviewed(home: HomePage, **changed: object) -> None:
    page = factories.StandardPageFactory(parent=home, slug="about")
    values = {
        "reviewed_on": date(2026, 5, 3),
        "next_due": date(2026, 11, 3),
        "reviewer_role": "Screening <lead>",
    }
    PageReview.objects.create(page=page, **{**values, **changed})


def words_at(client: Client, day: str) -> str:
    with time_machine.travel(f"{day}+00:00", tick=False):
        return " ".join(soup(client.get("/about/")).main.get_text(" ").split())


def test_a_reviewed_page_says_when_and_by_which_role(client: Client, home: HomePage) -> None:
    reviewed(home, clinically_signed_off_by_role="Cancer nurse")
    words = words_at(client, "2026-06-01 12:00")
    assert "Page last reviewed: 3 May 2026 Next review due: 3 November 2026" in words
    assert "Reviewed by: Screening <lead>" in words
    assert "Clinical content agreed by: Cancer nurse" in words
    assert LATE not in words


def test_readers_are_told_after_the_grace_time_and_not_before(
    client: Client, home: HomePage
) -> None:
    reviewed(home)
    assert LATE not in words_at(client, "2026-12-03 23:59:59")
    assert LATE in words_at(client, "2026-12-04 00:00:01")
    settings = SiteSettings.for_site(home.get_site())
    settings.review_grace_days = 0
    settings.save()
    assert LATE not in words_at(client, "2026-11-03 23:59:59")
    assert LATE in words_at(client, "2026-11-04 00:00:01")


def test_a_cache_in_front_keeps_nothing_over_midnight(client: Client, home: HomePage) -> None:
    reviewed(home)
    # Half an hour before midnight in London, in summer.
    for moment, kept in (("22:59:20", "s-maxage=40"), ("22:30:00", "s-maxage=600")):
        with time_machine.travel(f"2026-07-01 {moment}+00:00", tick=False):
            assert kept in client.get("/about/")["Cache-Control"]


def test_nothing_is_invented_for_a_page_that_nobody_reviewed(
    client: Client, home: HomePage
) -> None:
    page = factories.StandardPageFactory(parent=home, slug="about")
    assert "review" not in words_at(client, "2026-06-01 12:00")
    PageReview.objects.create(page=page, owner_role="Screening team")
    words = words_at(client, "2026-06-01 12:00")
    assert "review" not in words
    assert "Screening team" not in words


def test_the_dates_cost_no_query(client: Client, home: HomePage) -> None:
    page = factories.StandardPageFactory(parent=home, slug="about")
    client.get("/about/")
    with counted() as without:
        client.get("/about/")
    PageReview.objects.create(
        page=page, reviewed_on=date(2020, 1, 1), next_due=date(2020, 7, 1), reviewer_role="Lead"
    )
    with counted() as with_dates:
        assert LATE in client.get("/about/").content.decode()
    assert with_dates.queries == without.queries

"""The screen where a page is reviewed, and the ways to it."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from alliance_site.core.models import PageReview, StandardPage
from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import EDITOR, PUBLISHER
from tests import factories
from tests.pages import counted, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]
GOOD = {"role": "Screening lead", "months": "6", "read_all": "on"}


@pytest.fixture
def page(home: HomePage) -> StandardPage:
    made: StandardPage = factories.StandardPageFactory(parent=home, title="About us", slug="about")
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def screen(page: Page) -> str:
    return f"/admin/pages/{page.pk}/review/"


def test_a_publisher_reads_the_page_and_says_so(client: Client, page: StandardPage) -> None:
    publisher = factories.staff(PUBLISHER)
    client.force_login(publisher)
    with time_machine.travel("2026-08-31 12:00+00:00", tick=True):
        shown = soup(client.get(screen(page)))
        assert shown.iframe["src"] == "/about/"
        assert "Nobody has reviewed this page yet" in shown.get_text()
        revision = shown.select_one("[name=revision_read]")["value"]
        client.post(screen(page), {**GOOD, "revision_read": revision})
    review = PageReview.objects.get(page=page)
    assert (review.reviewed_on, review.next_due) == (date(2026, 8, 31), date(2027, 2, 28))
    assert review.reviewed_by == publisher
    history = client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert "Reviewed the whole page as Screening lead" in history


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"role": ""}, "Write the role"),
        ({"role": "r" * 200}, "at most 120 characters"),
        ({"months": "7"}, "Select a valid choice"),
        ({"months": ""}, "Choose when"),
        ({"read_all": ""}, "Read the whole page first"),
        ({"revision_read": "999999"}, "published again"),
        ({"revision_read": "x"}, "whole number"),
    ],
)
def test_bad_input_is_answered_at_the_field_and_kept(
    client: Client, page: StandardPage, changed: dict, message: str
) -> None:
    client.force_login(factories.staff(PUBLISHER))
    sent = {**GOOD, "signed_off_by_role": "Cancer nurse", **changed}
    answer = client.post(screen(page), sent)
    assert message in answer.content.decode()
    shown = soup(answer)
    assert shown.select_one("[name=signed_off_by_role]")["value"] == "Cancer nurse"
    assert shown.select_one("[name=revision_read]")["value"] == str(page.live_revision_id)
    assert not PageReview.objects.exists()


def test_a_publisher_names_who_looks_after_the_page(client: Client, page: StandardPage) -> None:
    owner = factories.staff(EDITOR)
    client.force_login(factories.staff(PUBLISHER))
    data = {"name_owner": "1", "owner": str(owner.pk), "owner_role": "Screening team"}
    client.post(screen(page), data)
    review = PageReview.objects.get(page=page)
    assert (review.owner, review.owner_role, review.reviewed_on) == (owner, "Screening team", None)
    wrong = client.post(screen(page), {**data, "owner": "99999"})
    assert "Select a valid choice" in wrong.content.decode()


def test_editors_may_look_and_not_review_and_drafts_cannot_be_reviewed(
    client: Client, page: StandardPage
) -> None:
    client.force_login(factories.staff(PUBLISHER))
    listed = f"/admin/pages/{page.get_parent().pk}/"
    for address in (f"/admin/pages/{page.pk}/edit/", listed):
        assert screen(page) in client.get(address).content.decode(), address
    page.unpublish()
    assert screen(page) not in client.get(listed).content.decode()
    answer = client.post(screen(page), GOOD, follow=True)
    assert "publish it first" in answer.content.decode()
    page.save_revision().publish()
    client.force_login(factories.staff(EDITOR))
    assert "ask somebody who may publish" in client.get(screen(page)).content.decode()
    assert screen(page) not in client.get(listed).content.decode()
    client.post(screen(page), GOOD)
    assert not PageReview.objects.exists()
    assert client.get("/admin/pages/99999/review/").status_code == 404


def test_lists_of_pages_show_reviews_at_a_constant_cost(
    client: Client, home: HomePage, page: StandardPage
) -> None:
    client.force_login(factories.UserFactory(is_superuser=True))
    PageReview.objects.create(
        page=page, reviewed_on=date(2026, 5, 3), next_due=date(2026, 11, 3), reviewer_role="Lead"
    )
    section = factories.NewsIndexPageFactory(parent=home)
    lists = (f"/admin/pages/{home.pk}/", "/admin/pages/usage/core/standardpage/")
    costs = {}
    for address in lists:
        client.get(address)
        with counted() as cost:
            words = client.get(address).content.decode()
        assert "3 May 2026" in words
        assert "3 Nov 2026" in words
        costs[address] = cost.queries
    assert words.count("Never reviewed") == 0
    for _ in range(8):
        factories.StandardPageFactory(parent=home)
    for address in lists:
        with counted() as cost:
            words = client.get(address).content.decode()
        assert words.count("Never reviewed") == 8
        assert cost.queries == costs[address], cost
    assert section.title in client.get(f"{lists[0]}?ordering=-review__next_due").content.decode()


def test_the_reviewer_is_told_of_changes_that_are_not_published(
    client: Client, page: StandardPage
) -> None:
    client.force_login(factories.staff(PUBLISHER))
    assert "not published" not in client.get(screen(page)).content.decode()
    page.title = "Draft title"
    page.save_revision()
    shown = client.get(screen(page)).content.decode()
    assert "changes that are not published" in shown

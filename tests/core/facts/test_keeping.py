"""The register itself: what may be written, what is remembered, what cannot be deleted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.facts.services import FactInUse, KeyIsFixed, change_fact, delete_fact
from alliance_site.core.facts.usage import references_to, usage_of
from alliance_site.core.review.due import due_by
from tests import factories
from tests.core.facts.content import everywhere, text
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LISTING = "wagtailsnippets_core_fact:list"


@pytest.mark.parametrize(
    "value", ["{{formed}}", "[fact: formed]", "fact:formed", "[ FACT:x]", "{% now %}", "<b>21</b>"]
)
def test_a_fact_cannot_stand_inside_a_fact(value: str) -> None:
    fact = factories.FactFactory.build(value=value)
    with pytest.raises(ValidationError, match="cannot stand inside another"):
        fact.full_clean()


def test_a_figure_with_signs_in_it_is_fine() -> None:
    factories.FactFactory.build(value="£1.5 (75%) – [about] 50/100", unit="a year").full_clean()


def test_the_review_day_comes_after_the_day_it_was_true() -> None:
    with pytest.raises(ValidationError, match="after the day"):
        factories.FactFactory.build(review_by=date(2025, 1, 1)).full_clean()


def test_the_key_stays() -> None:
    fact = factories.FactFactory(key="formed")
    fact.key = "founded"
    with pytest.raises(KeyIsFixed):
        change_fact(fact=fact, user=None)
    assert Fact.objects.get().key == "formed"


def test_each_change_is_kept_with_old_and_new_words_and_who_made_it(admin_client: Client) -> None:
    fact = factories.FactFactory(value="21", status=Status.TO_CHECK)
    form = edit_form(admin_client, fact) | {"value": "20", "status": "checked", "key": "other"}
    address = reverse("wagtailsnippets_core_fact:edit", args=[fact.pk])
    assert admin_client.post(address, form).status_code == 302
    fact.refresh_from_db()
    assert fact.value == "20"
    assert fact.key != "other"

    entry = registry.get_logs_for_instance(fact).get()
    assert entry.user.is_superuser
    history = admin_client.get(reverse("wagtailsnippets_core_fact:history", args=[fact.pk]))
    words = soup(history).get_text(" ", strip=True)
    assert "Value: from “21” to “20”" in words
    assert "Status: from “To check” to “Checked”" in words


def edit_form(client: Client, fact: Fact) -> dict[str, str]:
    """What the browser would send back unchanged."""
    address = reverse("wagtailsnippets_core_fact:edit", args=[fact.pk])
    form = soup(client.get(address)).select_one("form#w-editor-form, form[data-edit-form]")
    fields = {i["name"]: i.get("value", "") for i in form.select("input[name]:not([disabled])")}
    fields |= {t["name"]: t.get_text().strip("\n") for t in form.select("textarea[name]")}
    for select in form.select("select[name]"):
        fields[select["name"]] = select.select_one("[selected]")["value"]
    return fields


def test_usage_tells_published_pages_from_drafts() -> None:
    fact, other = factories.FactFactory(), factories.FactFactory()
    live = factories.StandardPageFactory(title="Live", body=everywhere(fact))
    changed = factories.StandardPageFactory(title="Changed", body=text(other))
    changed.body = text(other, fact)
    changed.save_revision()
    factories.StandardPageFactory(title="Unpublished", body=text(fact), live=False)
    factories.StandardPageFactory(title="Not here", body=text(other))

    usage = usage_of(fact)

    assert [page.title for page in usage.live] == ["Live"]
    assert [page.title for page in usage.drafts] == ["Changed", "Unpublished"]
    # In texts, in blocks, and in the cells of a table.
    assert references_to(fact.pk).filter(object_id=str(live.pk)).count() == 6


def test_a_fact_that_is_used_is_not_deleted(admin_client: Client) -> None:
    fact = factories.FactFactory()
    page = factories.StandardPageFactory(title="About us", body="[]")
    page.body = text(fact)
    page.save_revision()  # a draft counts too
    with pytest.raises(FactInUse, match="About us"):
        delete_fact(fact=fact, user=None)
    one = reverse("wagtailsnippets_core_fact:delete", args=[fact.pk])
    many = reverse("wagtail_bulk_action", args=["core", "fact", "delete"]) + f"?id={fact.pk}"
    for address in (one, many):
        response = admin_client.post(address, follow=True)
        assert "“About us”. It cannot be deleted" in soup(response).get_text()
    assert Fact.objects.filter(pk=fact.pk).exists()

    page.body = "[]"
    page.save_revision()
    admin_client.post(one)
    assert not Fact.objects.filter(pk=fact.pk).exists()


def test_the_screen_of_a_fact_shows_where_it_is_used(admin_client: Client) -> None:
    fact = factories.FactFactory()
    page = factories.StandardPageFactory(title="About us", body=text(fact))
    address = reverse("wagtailsnippets_core_fact:edit", args=[fact.pk])
    screen = soup(admin_client.get(address))
    assert screen.select_one(f'.where-used a[href="/admin/pages/{page.pk}/edit/"]')
    assert screen.select_one("#id_key").has_attr("disabled")
    listing = soup(admin_client.get(reverse(LISTING) + "?status=checked"))
    row = listing.select_one("table.listing tbody tr").get_text(" ", strip=True)
    assert "1 page" in row
    assert listing.select_one(".fact-status--checked").get_text(strip=True) == "Checked"


def test_the_listing_costs_the_same_for_more_facts(admin_client: Client) -> None:
    costs = []
    for _ in range(2):
        for _ in range(5):
            factories.StandardPageFactory(body=text(factories.FactFactory()))
        admin_client.get(reverse(LISTING))
        with counted() as cost:
            admin_client.get(reverse(LISTING))
        costs.append(cost.queries)
    assert costs[0] == costs[1]


def test_the_report_lists_what_somebody_must_look_at(admin_client: Client) -> None:
    used = factories.FactFactory(label="Gone but used", status=Status.WITHDRAWN)
    factories.StandardPageFactory(body=text(used))
    factories.FactFactory(label="Gone", status=Status.WITHDRAWN)
    factories.FactFactory(label="Doubtful", status=Status.TO_CHECK)
    factories.FactFactory(label="Old", review_by=date(2026, 1, 2))
    factories.FactFactory(label="Fine")
    rows = soup(admin_client.get(reverse("facts_to_check"))).select("table tbody tr")
    labels = [row.select_one("a").get_text(strip=True) for row in rows]
    assert labels == ["Gone but used", "Doubtful", "Old"]
    assert "Withdrawn, but still on a page" in rows[0].get_text()


def test_facts_are_among_the_things_that_are_due() -> None:
    day = date(2026, 6, 1)
    factories.FactFactory(label="Doubtful", status=Status.TO_CHECK)
    factories.FactFactory(label="Today", review_by=day)
    factories.FactFactory(label="Tomorrow", review_by=day + timedelta(days=1))
    factories.FactFactory(label="Gone", status=Status.WITHDRAWN, review_by=day)
    due = [item for item in due_by(day) if item.kind == "Fact"]
    assert [item.title for item in due] == ["Today", "Doubtful"]
    assert due[0].owner_role == "Communications editor"
    assert due[0].url.startswith("/admin/")


def test_a_search_finds_a_page_by_the_figure_of_today(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    fact = factories.FactFactory(value="twentyone", unit="alliances")
    page = factories.StandardPageFactory(body=text(fact))
    assert found("twentyone") == [page.pk]
    fact.value = "twenty"
    with django_capture_on_commit_callbacks(execute=True):
        change_fact(fact=fact, user=None)
    assert found("twentyone") == []
    assert found("twenty") == [page.pk]


def found(words: str) -> list[int]:
    results = get_search_backend().search(words, Page.objects.all(), order_by_relevance=False)
    return [page.pk for page in results]


def test_staff_without_rights_do_not_see_the_register(client: Client) -> None:
    client.force_login(factories.UserFactory())
    for name in (LISTING, "facts_to_check"):
        assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("words", ["bowel", "bowel-screening-ages", "50 to 74"])
def test_staff_search_the_list(admin_client: Client, words: str) -> None:
    factories.FactFactory(
        label="Ages for bowel screening", value="50 to 74", key="bowel-screening-ages"
    )
    factories.FactFactory(label="Another")
    html = admin_client.get(reverse(LISTING), {"q": words}).content.decode()
    assert "Ages for bowel screening" in html
    assert "Another" not in html

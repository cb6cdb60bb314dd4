"""What readers see of delivery plans, and what it costs."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from engagement.feedback.subjects import subjects
from programmes.models import PlanAction, PrincipleAnswer, PrinciplePage, ProgrammePage
from tests.factories import (
    DeliveryPlanPageFactory,
    StandardPageFactory,
    delivery_plan,
    plan_action,
    plan_draft,
)
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
# As everywhere; and a plan asks what people told us about it.
MOST_QUERIES = 12 + 1


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def queries(client: Client, address: str) -> int:
    client.get(address)
    cache.clear()
    with counted() as cost:
        assert client.get(address).status_code == 200
    return cost.queries


def more_plans(count: int, programme: Page, principles: list[PrinciplePage]) -> None:
    """Made in rows: signals and indexes are no part of what is counted here."""
    for number in range(count):
        plan = DeliveryPlanPageFactory(title=f"Plan {number}", slug=f"plan-{number}")
        plan.programmes = [programme]
        plan.actions = [plan_action(principles=principles) for _ in range(2)]
        plan.answers = [PrincipleAnswer(principle=one, how="So.") for one in principles]
        plan.save()


@pytest.mark.usefixtures("_no_picture_sizes")
def test_fifty_plans_cost_no_more_queries_than_two(
    client: Client, principles: list[PrinciplePage]
) -> None:
    delivery_plan()
    delivery_plan()
    programme = ProgrammePage.objects.get()
    index = Page.objects.get(slug="plans")
    addresses = [index.url, principles[0].url, programme.url]
    before = [queries(client, address) for address in addresses]
    assert before[0] <= MOST_QUERIES
    more_plans(48, programme, principles)
    assert [queries(client, address) for address in addresses] == before
    rows = soup(client.get(index.url)).select(".alliance-matrix tbody tr")
    assert len(rows) == 50


def test_fifty_actions_cost_no_more_queries_than_two(
    client: Client, principles: list[PrinciplePage]
) -> None:
    figures = StandardPageFactory()
    more = {"principles": principles, "measure_page": figures}
    plan = delivery_plan(*(plan_action(**more) for _ in range(2)))
    before = queries(client, plan.url)
    plan.actions = [plan_action(**more) for _ in range(50)]
    plan.save()
    assert queries(client, plan.url) == before <= MOST_QUERIES + 2
    assert len(soup(client.get(plan.url)).select("article.alliance-action")) == 50


def test_the_matrix_says_what_each_plan_answers(
    client: Client, principles: list[PrinciplePage]
) -> None:
    past = delivery_plan(
        plan_action(principles=principles[:1]),
        plan_action(principles=principles),
        title="Before",
        starts=day(-500),
        ends=day(-200),
        answers={principles[0]: "By talks. " * 30, principles[1]: "By asking."},
    )
    now = delivery_plan(title="Now")
    coming = delivery_plan(title="Soon", starts=day(300), ends=day(600))
    private = delivery_plan(title="Secret")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    plan_draft(title="Half done")
    page = soup(client.get("/our-work/plans/"))
    assert [one.get_text() for one in page.select("thead th[scope=col]")] == [
        "Plan", "Principle 1", "Principle 2",
    ]  # fmt: skip
    rows = page.select("tbody tr")
    heads = [row.select_one("th[scope=row] a") for row in rows]
    assert [(one.get_text(), one["href"]) for one in heads] == [
        ("Now", now.url), ("Soon", coming.url), ("Before", past.url),
    ]  # fmt: skip
    first, second = rows[2].select("td")
    assert first.a["href"] == f"{past.url}#principle-principle-1"
    assert first.a.get_text().startswith("2 actions")
    assert second.a.get_text().startswith("1 action ")
    assert len(first.select_one(".alliance-matrix__how").get_text()) <= 140
    assert soup(client.get(past.url)).find(id="principle-principle-1")


def test_a_plan_shows_how_far_it_is_and_why_not_further(
    client: Client, principles: list[PrinciplePage]
) -> None:
    figures = StandardPageFactory(title="Figures")
    plan = delivery_plan(
        plan_action(what="Talk", principles=principles, status="done", measure_page=figures),
        plan_action(what="Ask", status="delayed", reason="The hall is shut.", due=day(-3)),
        is_example=True,
    )
    page = soup(client.get(plan.url))
    ask = PlanAction.objects.get(what="Ask")
    assert "1 of 2 actions done, 1 delayed" in page.get_text()
    assert "This plan is an example" in page.get_text()
    assert (
        page.find(id=f"action-{ask.key}")
        .get_text(" ", strip=True)
        .startswith("Ask Status: Delayed Why: The hall is shut.")
    )
    assert "This day has passed" in page.find(id=f"action-{ask.key}").get_text()
    assert "See the figures: Figures" in page.get_text()
    PageViewRestriction.objects.create(page=figures, restriction_type="login")
    assert "Figures" not in soup(client.get(plan.url)).get_text()


def test_all_that_a_plan_belongs_to_leads_to_it(
    client: Client, principles: list[PrinciplePage]
) -> None:
    plan = delivery_plan(
        plan_action(what="Visit the mosque", principles=principles, status="done"),
        title="Talks",
        answers={principles[0]: "By visiting.", principles[1]: "By kindness."},
    )
    action = PlanAction.objects.get()
    principle = soup(client.get(principles[1].url))
    assert "By kindness." in principle.get_text()
    assert principle.find("a", href=f"{plan.url}#action-{action.key}")
    programme = soup(client.get(ProgrammePage.objects.get().url)).get_text(" ", strip=True)
    assert "1 of 1 action done" in programme
    assert soup(client.get("/our-work/")).find("a", href="/our-work/plans/")
    assert ("Delivery plan", plan.pk) in [(one.sort, one.page.pk) for one in subjects()]
    for words in ("mosque", "kindness"):
        assert soup(client.get("/search/", {"q": words})).find("a", href=plan.url), words

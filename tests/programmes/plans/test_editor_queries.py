"""What a plan costs in the editor, however many actions it has."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from alliance_site.core.roles.names import PUBLISHER
from programmes.models import DeliveryPlanPage, PrinciplePage
from tests.factories import ProgrammePageFactory, delivery_plan, plan_action, plan_draft, staff
from tests.pages import Cost, counted, soup

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 20


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(staff(PUBLISHER))
    return client


def plan_of(count: int, principles: list[PrinciplePage]) -> DeliveryPlanPage:
    """Each action has a figure's page, and each names every principle."""
    page = ProgrammePageFactory()
    actions = [
        plan_action(what=f"Talk {number}", principles=principles, measure_page=page)
        for number in range(count)
    ]
    return delivery_plan(*actions, slug=f"plan-{count}")


def opening(editor: Client, plan: DeliveryPlanPage) -> Cost:
    address = reverse("wagtailadmin_pages:edit", args=[plan.pk])
    editor.get(address)  # templates compiled, content types known
    cache.clear()
    with counted() as cost:
        assert editor.get(address).status_code == 200
    return cost


@pytest.mark.parametrize("has_draft", [False, True])
def test_a_plan_with_many_actions_opens_in_as_many_queries_as_one_with_few(
    editor: Client, principles: list[PrinciplePage], has_draft: bool
) -> None:
    few, many = (plan_of(count, principles) for count in (FEW, MANY))
    if has_draft:
        for plan in (few, many):
            plan.save_revision()
    cost = opening(editor, many)
    assert cost.queries == opening(editor, few).queries, str(cost)


def test_a_row_shows_the_page_of_its_figure_and_its_principles(
    editor: Client, principles: list[PrinciplePage]
) -> None:
    figure = ProgrammePageFactory(title="Figures", parent=ProgrammePageFactory().get_parent())
    plan = plan_draft(plan_action(principles=principles[:1], measure_page=figure))
    page = soup(editor.get(reverse("wagtailadmin_pages:edit", args=[plan.pk])))
    chooser = page.select_one("#id_actions-0-measure_page-chooser")
    assert "Figures" in chooser.get_text()
    chosen = page.select("input[name=actions-0-principles][checked]")
    assert [box["value"] for box in chosen] == [str(principles[0].pk)]
    offered = page.select("select[name=answers-0-principle] option")
    assert [option["value"] for option in offered][1:] == [str(one.pk) for one in principles]


def test_a_draft_loses_what_is_gone_and_keeps_the_rest(principles: list[PrinciplePage]) -> None:
    figure = ProgrammePageFactory()
    plan = delivery_plan(plan_action(principles=principles, measure_page=figure))
    plan.save_revision()
    figure.delete()
    principles[0].delete()
    plan.refresh_from_db()
    draft = plan.get_latest_revision_as_object()
    [action] = draft.actions.all()
    assert (action.measure_page_id, list(action.principles.all())) == (None, principles[1:])
    assert [(one.principle_id, one.title) for one in draft.answers.all()] == [
        (None, principles[0].title),
        (principles[1].pk, principles[1].title),
    ]

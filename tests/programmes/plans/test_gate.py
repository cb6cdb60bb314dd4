"""What keeps a delivery plan from being published, and what does not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance_site.core.publishing.problems import (
    PublishingRefused,
    Severity,
    problems_of,
    refusals_of,
)
from alliance_site.core.roles.names import PUBLISHER
from programmes.models import DeliveryPlanPage, PrincipleAnswer, PrinciplePage
from tests.factories import PrinciplePageFactory, delivery_plan, plan_action, plan_draft, staff
from tests.pages import soup

pytestmark = pytest.mark.django_db
Change = Callable[[DeliveryPlanPage, list[PrinciplePage]], Any]


def without_answer(plan: DeliveryPlanPage, principles: list[PrinciplePage]) -> None:
    plan.answers = [answer for answer in plan.answers.all() if answer.principle != principles[1]]


def twice(plan: DeliveryPlanPage, principles: list[PrinciplePage]) -> None:
    plan.answers.add(PrincipleAnswer(principle=principles[1], how="Again.", sort_order=9))


def empty(plan: DeliveryPlanPage, principles: list[PrinciplePage]) -> None:
    plan.answers.all()[1].how = "  "


def action(**fields: Any) -> Change:
    def change(plan: DeliveryPlanPage, principles: list[PrinciplePage]) -> None:
        first = plan.actions.all()[0]
        for name, value in fields.items():
            setattr(first, name, value)

    return change


def unnamed(plan: DeliveryPlanPage, principles: list[PrinciplePage]) -> None:
    plan.actions.all()[0].principles = principles[:1]


def set_to(**fields: Any) -> Change:
    def change(plan: DeliveryPlanPage, principles: list[PrinciplePage]) -> None:
        for name, value in fields.items():
            setattr(plan, name, value)

    return change


def day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize(
    ("change", "words", "field", "path"),
    [
        (without_answer, "reflects the principle “Principle 2”. Add an answer", "answers", ()),
        (empty, "Say how the plan reflects the principle “Principle 2”", "answers", (1, "how")),
        (twice, "“Principle 2” has 2 answers", "answers", (2, "principle")),
        (unnamed, "No action reflects the principle “Principle 2”", "answers", (1, "principle")),
        (set_to(actions=[]), "The plan has no actions", "actions", ()),
        (set_to(ends=day(-200)), "ends before it starts", "ends", ()),
        (set_to(starts=None), "on which day the plan starts", "starts", ()),
        (set_to(programmes=[]), "Choose the programmes", "programmes", ()),
        (action(due=None), "by when", "actions", (0, "due")),
        (action(status="stopped"), "is stopped. Say why", "actions", (0, "reason")),
    ],
)
def test_a_plan_is_refused_in_words_at_its_field(
    principles: list[PrinciplePage], change: Change, words: str, field: str, path: tuple
) -> None:
    plan = plan_draft()
    assert refusals_of(plan) == []
    change(plan, principles)
    revision = plan.save_revision(clean=False)
    with pytest.raises(PublishingRefused) as refused:
        revision.publish()
    found = [one for one in refused.value.problems if words in one.message]
    assert [(one.field, one.path) for one in found] == [(field, path)]
    assert not DeliveryPlanPage.objects.get().live


def test_an_action_cannot_be_done_before_the_plan_starts(principles: list[PrinciplePage]) -> None:
    plan = plan_draft(
        plan_action(principles=principles, status="done"), starts=day(10), ends=day(375)
    )
    assert "only starts on" in refusals_of(plan)[0].message


def test_a_day_far_outside_the_plan_is_a_warning(principles: list[PrinciplePage]) -> None:
    plan = plan_draft(plan_action(principles=principles, due=day(3000)))
    [problem] = problems_of(plan)
    assert problem.severity is Severity.WARNING
    assert "far outside the time of the plan" in problem.message


@pytest.mark.parametrize("withdraw", ["unpublish", "delete"])
def test_a_principle_that_is_withdrawn_keeps_its_answer_and_is_not_asked_for(
    client: Client, principles: list[PrinciplePage], withdraw: str
) -> None:
    plan = delivery_plan()
    getattr(PrinciplePage.objects.get(pk=principles[1].pk), withdraw)()
    plan = DeliveryPlanPage.objects.get()
    assert plan.live
    again = plan.get_latest_revision_as_object()
    again.search_description = "Another summary."
    again.save_revision().publish()
    page = soup(client.get(plan.url)).get_text(" ", strip=True)
    assert "Another summary." in page
    assert "Principle 2 This is no longer one of our principles." in page
    assert "By Principle 2." in page


def test_a_new_principle_is_asked_for_at_the_next_publishing(
    principles: list[PrinciplePage],
) -> None:
    plan = delivery_plan()
    PrinciplePageFactory(parent=principles[0].get_parent(), title="Kindness")
    assert DeliveryPlanPage.objects.get().live
    assert ["“Kindness”" in one.message for one in refusals_of(plan)] == [True]


def test_the_editor_shows_each_refusal_at_its_row(
    client: Client, principles: list[PrinciplePage]
) -> None:
    plan = plan_draft(
        plan_action(what="Talk", principles=principles[:1], status="delayed"),
        answers={principles[0]: "By talks.", principles[1]: ""},
    )
    client.force_login(staff(PUBLISHER))
    page = soup(client.get(reverse("publishing_problems", args=[plan.pk])))
    row = page.select_one("#inline_child_actions-0")
    assert "The action “Talk” is delayed. Say why" in row.get_text()
    assert "Say how the plan" not in row.get_text()
    assert "Say how the plan" in page.select_one("#inline_child_answers-1").get_text()

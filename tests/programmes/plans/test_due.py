"""What a plan's owner is told to look at."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliance_site.core.review.due import due_by
from programmes.models import PrinciplePage, ProgrammePage
from tests.factories import (
    PrinciplePageFactory,
    ProgrammePageFactory,
    delivery_plan,
    plan_action,
    plan_draft,
    staff,
)

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    today = timezone.localdate()
    return [(item.title, item.reason) for item in due_by(today) if item.kind == "Delivery plan"]


def test_a_new_principle_is_told_until_the_plan_answers(principles: list[PrinciplePage]) -> None:
    owner = staff()
    plan = delivery_plan(title="Now", owner=owner)
    assert told() == []
    new = PrinciplePageFactory(parent=principles[0].get_parent(), title="Kindness")
    [item] = [one for one in due_by(timezone.localdate()) if one.kind == "Delivery plan"]
    assert item.owner == owner
    assert item.reason == "Does not say how it reflects the principle “Kindness”"
    plan.answers.create(principle=new, how="So.")
    plan.save()
    assert told() == []


def test_late_actions_and_plans_without_a_successor_are_told(
    principles: list[PrinciplePage],
) -> None:
    today = timezone.localdate()
    past = {"starts": today - timedelta(days=500), "ends": today - timedelta(days=1)}
    yesterday = today - timedelta(days=1)
    programme = ProgrammePageFactory()
    delivery_plan(
        plan_action(what="Talk", due=yesterday, principles=principles),
        plan_action(what="Ask", due=yesterday, status="done"),
        plan_action(what="Print", due=yesterday, status="stopped", reason="No paper."),
        plan_action(what="Call", due=today),
        title="Before",
        programmes=[programme],
        **past,
    )
    ended = ("Before", "The plan has ended, and no other plan of its programmes follows it")
    late = ("Before", "The action “Talk” is past its date and not done")
    assert sorted(told()) == sorted([ended, late])
    # A draft follows nothing, nor does the plan of another programme.
    plan_draft(programmes=[programme])
    delivery_plan(programmes=[ProgrammePageFactory()])
    assert ended in told()
    delivery_plan(programmes=list(ProgrammePage.objects.all()))
    assert told() == [late]

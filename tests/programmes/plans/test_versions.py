"""What changed between two published versions of a plan, in words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from programmes.models import DeliveryPlanPage, PlanVersion, PrinciplePage
from programmes.plans.changes import changes_between
from tests.factories import ProgrammePageFactory, delivery_plan, plan_action
from tests.pages import soup

pytestmark = pytest.mark.django_db
Change = Callable[[DeliveryPlanPage], Any]


def publish(plan: DeliveryPlanPage, change: Change) -> None:
    """As an editor does it: the newest draft, changed, published."""
    draft = DeliveryPlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
    change(draft)
    draft.save_revision().publish()


def first_action(**fields: Any) -> Change:
    def change(plan: DeliveryPlanPage) -> None:
        for name, value in fields.items():
            setattr(plan.actions.get_object_list()[0], name, value)

    return change


def fields(**values: Any) -> Change:
    def change(plan: DeliveryPlanPage) -> None:
        for name, value in values.items():
            setattr(plan, name, value)

    return change


def add(plan: DeliveryPlanPage) -> None:
    plan.actions.add(plan_action(what="Print leaflets", due=date(2027, 3, 31), sort_order=5))


def remove(plan: DeliveryPlanPage) -> None:
    plan.actions = plan.actions.all()[:1]


def turn_round(plan: DeliveryPlanPage) -> None:
    rows = list(plan.actions.all())
    for place, action in enumerate(reversed(rows)):
        action.sort_order = place
    plan.actions = rows


def one_more_programme(plan: DeliveryPlanPage) -> None:
    plan.programmes.add(ProgrammePageFactory(title="Personalised care"))


def answer(plan: DeliveryPlanPage) -> None:
    plan.answers.get_object_list()[0].how = "By asking."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (add, ["Added the action “Print leaflets”, due by 31 March 2027."]),
        (remove, ["Removed the action “Ask people”."]),
        (
            first_action(status="delayed", reason="The hall is shut."),
            ["The action “Talk” is now delayed (it was not started), because: The hall is shut."],
        ),
        (
            first_action(due=date(2027, 1, 5)),
            ["The due date of the action “Talk” moved from 1 December 2026 to 5 January 2027."],
        ),
        (first_action(what="Talk more"), ["An action was reworded. (Talk / Talk more)"]),
        (first_action(lead_role="Nurse"), ["The action “Talk” has another lead."]),
        (
            fields(ends=date(2027, 6, 30)),
            ["The plan is now for 1 April 2026 to 30 June 2027. It was for 1 April 2026 to "],
        ),
        (fields(search_description="New"), ["The summary was reworded. (What it is / New)"]),
        (one_more_programme, ["The plan is now for the programme “Personalised care”, too."]),
        (
            answer,
            [
                "How the plan reflects the principle “Principle 1” was reworded. "
                "(By Principle 1. / By asking.)"
            ],
        ),
        (turn_round, ["The actions stand in another order."]),
    ],
)
def test_each_change_is_told_in_words(
    principles: list[PrinciplePage], change: Change, words: list[str]
) -> None:
    plan = delivery_plan(
        plan_action(what="Talk", principles=principles, due=date(2026, 12, 1)),
        plan_action(what="Ask people"),
        starts=date(2026, 4, 1),
        ends=date(2027, 3, 31),
        search_description="What it is",
    )
    publish(plan, change)
    old, new = PlanVersion.objects.filter(plan=plan)
    found = changes_between(old.data, new.data)
    said = [
        one.words + (f" ({one.before} / {one.after})" if one.before else "")
        for one in (*found.plan, *found.actions, *found.answers)
    ]
    assert [line.startswith(begins) for line, begins in zip(said, words, strict=True)] == [True]


def test_only_what_was_published_and_differs_is_a_version(
    client: Client, principles: list[PrinciplePage]
) -> None:
    plan = delivery_plan()
    draft = plan.get_latest_revision_as_object()
    draft.search_description = "Not for readers yet."
    draft.save_revision()
    publish(plan, fields(search_description="For readers."))
    publish(plan, fields(search_description="For readers."))
    DeliveryPlanPage.objects.get().unpublish()
    assert client.get(f"{plan.url}changes/").status_code == 404
    publish(plan, fields())
    plan.revisions.all().delete()
    assert [version.number for version in plan.versions.all()] == [1, 2]
    page = soup(client.get(f"{plan.url}changes/")).get_text(" ", strip=True)
    assert "The summary was reworded. Before" in page
    assert "For readers." in page
    assert "Not for readers yet." not in page
    DeliveryPlanPage.objects.get().delete()
    assert not PlanVersion.objects.exists()


def test_what_readers_cannot_see_is_not_named(
    client: Client, principles: list[PrinciplePage]
) -> None:
    PageViewRestriction.objects.create(page=principles[1], restriction_type="login")
    plan = delivery_plan(plan_action(principles=principles[:1]))
    secret = ProgrammePageFactory(title="Zyqsecret", live=False)

    def name_them(draft: DeliveryPlanPage) -> None:
        draft.search_description = "New"
        draft.programmes.add(secret)
        draft.actions.get_object_list()[0].principles.add(principles[1])

    publish(plan, name_them)
    page = soup(client.get(f"{plan.url}changes/")).get_text(" ", strip=True)
    assert "The summary was reworded" in page
    assert "Zyqsecret" not in page
    assert "now also reflects" not in page


def test_two_versions_are_chosen_in_the_address(
    client: Client, principles: list[PrinciplePage]
) -> None:
    plan = delivery_plan(search_description="One")
    for words in ("Two", "Three"):
        publish(plan, fields(search_description=words))
    last = soup(client.get(f"{plan.url}changes/"))
    assert "From version 2 to version 3" in last.get_text()
    # The other way round is the same question.
    chosen = soup(client.get(f"{plan.url}changes/?from=3&to=1"))
    assert "From version 1 to version 3" in chosen.get_text()
    assert chosen.find(rel="canonical")["href"].endswith("/changes/?from=1&to=3")
    assert [one["value"] for one in chosen.select("option[selected]")] == ["1", "3"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=1&to=9", "There is no such version"),
        ("from=²&to=%00", "There is no such version"),
        ("from=" + "9" * 400, "There is no such version"),
        ("from=1&to=1", "the same version twice"),
    ],
)
def test_a_wrong_number_is_explained(
    client: Client, principles: list[PrinciplePage], query: str, words: str
) -> None:
    plan = delivery_plan()
    publish(plan, fields(search_description="Two"))
    response = client.get(f"{plan.url}changes/?{query}")
    page = soup(response)
    assert response.status_code == 200
    assert words in page.select_one(".nhsuk-error-summary").get_text()
    assert "From version 1 to version 2" in page.get_text()


def test_a_plan_that_never_changed_says_so_and_a_private_one_nothing(
    client: Client, principles: list[PrinciplePage]
) -> None:
    plan = delivery_plan()
    page = soup(client.get(f"{plan.url}changes/"))
    assert "This plan has not changed since we published it on" in page.get_text()
    PageViewRestriction.objects.create(page=plan, restriction_type="login")
    assert client.get(f"{plan.url}changes/").status_code == 302

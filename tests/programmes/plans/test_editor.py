"""A plan in the editor: drafts, empty answers, and actions that stay the same."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alliance_site.core.roles.names import PUBLISHER
from programmes.models import DeliveryPlanPage, PlanAction, PrinciplePage
from tests.factories import (
    DeliveryPlanIndexPageFactory,
    ProgrammePageFactory,
    delivery_plan,
    plan_action,
    staff,
)
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(staff(PUBLISHER))
    return client


def sent_by(page: Any) -> dict[str, Any]:
    """The fields of the editor's form as a browser would send them."""
    data: dict[str, Any] = {}
    for field in page.select("#page-edit-form input, #page-edit-form textarea"):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or "__prefix__" in name or kind in ("submit", "button", "file"):
            continue
        if kind == "checkbox":
            if field.has_attr("checked"):
                data.setdefault(name, []).append(field.get("value", "on"))
        else:
            data[name] = field.text if field.name == "textarea" else field.get("value", "")
    for field in page.select("#page-edit-form select"):
        chosen = field.select_one("option[selected]")
        if field.get("name") and "__prefix__" not in field["name"]:
            data[field["name"]] = chosen["value"] if chosen else ""
    # The browser's script makes the fields of the body.
    return data | {"body-count": "0"}


def row(number: int, **fields: Any) -> dict[str, Any]:
    usual = {"what": "", "for_whom": "", "due": "", "lead_role": "", "status": "not_started"}
    usual |= {"reason": "", "measure": "", "measure_page": "", "key": "", "id": "", "ORDER": number}
    return {f"actions-{number}-{name}": value for name, value in {**usual, **fields}.items()}


def form_of(editor: Client, plan: DeliveryPlanPage) -> dict[str, Any]:
    return sent_by(soup(editor.get(reverse("wagtailadmin_pages:edit", args=[plan.pk]))))


def send(editor: Client, plan: DeliveryPlanPage, data: dict[str, Any], **more: Any) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[plan.pk])
    response = editor.post(address, {**data, **more})
    assert response.status_code == 302, soup(response).select(".error-message")


def test_a_new_plan_begins_with_every_principle_and_saves_half_filled(
    editor: Client, principles: list[PrinciplePage]
) -> None:
    index = DeliveryPlanIndexPageFactory()
    address = reverse("wagtailadmin_pages:add", args=["programmes", "deliveryplanpage", index.pk])
    data = sent_by(soup(editor.get(address)))
    assert [data[f"answers-{at}-principle"] for at in (0, 1)] == [str(one.pk) for one in principles]
    data |= {"title": "Next year", "slug": "next", "actions-TOTAL_FORMS": 2}
    data |= row(0, what="Talk") | row(1, what="Ask")
    assert editor.post(address, data).status_code == 302
    plan = DeliveryPlanPage.objects.get()
    assert not plan.live
    assert plan.starts is None
    draft = plan.get_latest_revision_as_object()
    assert [answer.principle_id for answer in draft.answers.all()] == [one.pk for one in principles]
    # Both came from one empty form of the browser's.
    assert len({action.key for action in draft.actions.all()}) == 2


def test_programmes_that_nobody_sees_are_offered_only_where_they_are_chosen(
    editor: Client, principles: list[PrinciplePage]
) -> None:
    seen = ProgrammePageFactory(title="Seen")
    chosen, hidden = (ProgrammePageFactory(title=name, live=False) for name in ("Old", "Hidden"))
    plan = delivery_plan(programmes=[chosen])
    page = soup(editor.get(reverse("wagtailadmin_pages:edit", args=[plan.pk])))
    offered = {box["value"] for box in page.select("input[name=programmes]")}
    assert offered >= {str(seen.pk), str(chosen.pk)}
    assert str(hidden.pk) not in offered


def test_an_action_stays_the_same_from_version_to_version(
    editor: Client, principles: list[PrinciplePage]
) -> None:
    plan = delivery_plan(plan_action(what="Talk", principles=principles))
    talk = PlanAction.objects.get()
    data = form_of(editor, plan)
    data |= {"actions-TOTAL_FORMS": 2}
    data |= row(1, what="Ask", for_whom="All", due="2027-01-01", lead_role="Nurse")
    data |= {"actions-1-principles": [principles[0].pk]}
    send(editor, plan, data)  # a draft of a live plan
    send(editor, plan, form_of(editor, plan), **{"action-publish": "1"})
    ask = PlanAction.objects.get(what="Ask")
    assert list(ask.principles.all()) == [principles[0]]
    data = form_of(editor, plan)
    data |= {"actions-0-what": "Talk more", "actions-1-what": "Ask more"}
    send(editor, plan, data, **{"action-publish": "1"})
    assert list(plan.actions.values_list("pk", "key", "what")) == [
        (talk.pk, talk.key, "Talk more"),
        (ask.pk, ask.key, "Ask more"),
    ]


def test_an_old_version_brings_back_the_very_action(principles: list[PrinciplePage]) -> None:
    plan = delivery_plan(plan_action(principles=principles), plan_action(what="Ask"))
    ask = PlanAction.objects.get(what="Ask")
    # This draft is older than the primary keys of its actions.
    plan.latest_revision.publish()
    assert PlanAction.objects.get(what="Ask").pk == ask.pk
    with_ask = plan.get_latest_revision_as_object().save_revision()
    without = plan.get_latest_revision_as_object()
    without.actions = [one for one in without.actions.all() if one.what != "Ask"]
    without.save_revision().publish()
    assert not PlanAction.objects.filter(what="Ask").exists()
    with_ask.publish()
    again = PlanAction.objects.get(what="Ask")
    assert (again.pk, again.key) == (ask.pk, ask.key)


def test_a_preview_shows_what_nobody_has_stored(
    editor: Client, principles: list[PrinciplePage]
) -> None:
    plan = delivery_plan(programmes=[ProgrammePageFactory()])
    data = form_of(editor, plan) | {"actions-TOTAL_FORMS": 2, "actions-0-what": "Changed"}
    data |= row(1, what="Unstored") | {"actions-1-principles": [principles[1].pk]}
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[plan.pk])
    assert editor.post(address, data).json()["is_valid"]
    page = soup(editor.get(f"{address}?in_preview_panel=true"))
    answer = page.select_one(f"#principle-{principles[1].slug}").get_text()
    assert "Changed" in answer
    assert "Unstored" in answer


def test_a_draft_that_saves_itself_keeps_its_new_action_the_same(
    editor: Client, principles: list[PrinciplePage]
) -> None:
    plan = delivery_plan(plan_action(principles=principles))
    data = form_of(editor, plan) | {"actions-TOTAL_FORMS": 2} | row(1, what="Ask")
    address = reverse("wagtailadmin_pages:edit", args=[plan.pk])
    keys = set()
    for _ in range(3):
        answer = editor.post(address, data, headers={"accept": "application/json"}).json()
        data |= answer["field_updates"] | {"overwrite_revision_id": answer["revision_id"]}
        plan.refresh_from_db()
        draft = plan.get_latest_revision_as_object()
        [ask] = [action for action in draft.actions.all() if action.what == "Ask"]
        keys.add(ask.key)
    assert len(keys) == 1

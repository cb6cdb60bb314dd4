"""The two roads to publishing, locking and comments, as the roles walk them."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, Page, PageLogEntry, TaskState, Workflow, WorkflowPage

from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import (
    ADMINISTRATOR,
    CLINICAL_REVIEWER,
    EDITOR,
    LEAD,
    PUBLISHER,
)
from alliance_site.core.roles.sign_off import ClinicalSignOff, SignerRoleMissing
from alliance_site.core.users.models import User
from tests import factories
from tests.core.roles.screens import client_of, edit_address, send_form
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


@pytest.fixture
def editor() -> User:
    return factories.staff(EDITOR)


@pytest.fixture
def draft(home: HomePage, editor: User) -> Page:
    page = factories.StandardPageFactory(live=False, owner=editor, title="Screening")
    page.save_revision(user=editor)
    return page


@pytest.fixture
def clinical(home: HomePage) -> None:
    """The home page, and all below it, need a clinical sign-off."""
    both = Workflow.objects.get(name="Approval with clinical sign-off")
    WorkflowPage.objects.create(page=home, workflow=both)


def submit(page: Page, user: User) -> None:
    send_form(client_of(user), edit_address(page), **{"action-submit": "1"})


def answer(client: Client, page: Page, action: str, **fields: str) -> str:
    """Takes an action on the step that the page is at, and gives what the screen answers."""
    state = page.specific.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    answered = client.post(address, fields, headers={"x-requested-with": "XMLHttpRequest"})
    return answered.content.decode()


@pytest.mark.parametrize("role", [PUBLISHER, ADMINISTRATOR])
def test_what_an_editor_submits_goes_live_when_a_publisher_approves(
    draft: Page, editor: User, role: str
) -> None:
    submit(draft, editor)
    answer(client_of(editor), draft, "approve")
    draft.refresh_from_db()
    assert not draft.live
    answer(client_of(factories.staff(role)), draft, "approve", comment="Good")
    draft.refresh_from_db()
    assert draft.live


def test_a_page_waits_for_the_sign_off_first_and_for_a_publisher_then(
    draft: Page, editor: User, clinical: None
) -> None:
    submit(draft, editor)
    reviewer, publisher = factories.staff(CLINICAL_REVIEWER), factories.staff(PUBLISHER)
    answer(client_of(publisher), draft, "approve")
    assert ClinicalSignOff.objects.get().status == TaskState.STATUS_IN_PROGRESS
    answer(client_of(reviewer), draft, "approve", signer_role=" Consultant oncologist ")
    draft.refresh_from_db()
    assert not draft.live
    answer(client_of(publisher), draft, "approve")
    draft.refresh_from_db()
    assert draft.live
    sign_off = ClinicalSignOff.objects.get()
    assert (sign_off.signer_role, sign_off.finished_by) == ("Consultant oncologist", reviewer)


def test_the_history_of_the_page_says_who_signed_off_and_in_which_role(
    draft: Page, editor: User, clinical: None
) -> None:
    submit(draft, editor)
    reviewer = factories.staff(CLINICAL_REVIEWER)
    answer(client_of(reviewer), draft, "approve", signer_role="Nurse", comment="Ages are right.")
    page = client_of(editor).get(reverse("wagtailadmin_pages:history", args=[draft.pk]))
    assert "Signed off by: Nurse. Ages are right." in page.content.decode()
    assert reviewer.username in page.content.decode()
    entry = PageLogEntry.objects.get(action="wagtail.workflow.approve")
    assert (entry.user, entry.comment) == (reviewer, "Signed off by: Nurse. Ages are right.")


def test_who_signs_off_in_the_editor_is_led_back_to_the_dashboard(
    draft: Page, editor: User, clinical: None
) -> None:
    submit(draft, editor)
    client = client_of(factories.staff(CLINICAL_REVIEWER))
    said = {"signer_role": "Nurse", "comment": ""}
    answered = send_form(
        client,
        edit_address(draft),
        **{
            "action-workflow-action": "1",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps(said),
        },
    )
    assert answered.headers["Location"] == "/admin/"
    assert "do not have permission" not in client.get("/admin/").content.decode()
    assert ClinicalSignOff.objects.get().status == TaskState.STATUS_APPROVED


@pytest.mark.parametrize("role", ["", "   ", "x" * 121])
def test_a_sign_off_without_a_role_is_asked_again(
    draft: Page, editor: User, clinical: None, role: str
) -> None:
    submit(draft, editor)
    reviewer = client_of(factories.staff(CLINICAL_REVIEWER))
    shown = answer(reviewer, draft, "approve", signer_role=role)
    assert "Your clinical role" in json.loads(shown)["html"]
    assert ClinicalSignOff.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_a_request_past_the_form_cannot_sign_off_without_a_role(
    draft: Page, editor: User, clinical: None
) -> None:
    submit(draft, editor)
    reviewer = factories.staff(CLINICAL_REVIEWER)
    send_form(
        client_of(reviewer),
        edit_address(draft),
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    sign_off = ClinicalSignOff.objects.get()
    assert sign_off.status == TaskState.STATUS_IN_PROGRESS
    with pytest.raises(SignerRoleMissing):
        sign_off.approve(user=reviewer)


def test_the_reviewer_may_ask_for_changes_without_a_role(
    draft: Page, editor: User, clinical: None
) -> None:
    submit(draft, editor)
    answer(client_of(factories.staff(CLINICAL_REVIEWER)), draft, "reject", comment="Check the age.")
    sign_off = ClinicalSignOff.objects.get()
    assert (sign_off.status, sign_off.get_comment()) == ("rejected", "Check the age.")


@pytest.mark.parametrize("role", [EDITOR, PUBLISHER, LEAD])
def test_nobody_else_signs_off(draft: Page, editor: User, clinical: None, role: str) -> None:
    submit(draft, editor)
    answer(client_of(factories.staff(role)), draft, "approve", signer_role="Doctor")
    assert ClinicalSignOff.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_a_page_that_a_publisher_locked_is_not_changed_and_nothing_typed_is_lost(
    draft: Page, editor: User
) -> None:
    publisher = factories.staff(PUBLISHER)
    address = edit_address(draft)
    open_form = {"title": "What I was typing", "slug": draft.slug}
    client_of(publisher).post(reverse("wagtailadmin_pages:lock", args=[draft.pk]))
    shown = send_form(client_of(editor), address, **open_form)
    page = soup(shown)
    assert "could not be saved as it is locked" in page.get_text()
    assert "What I was typing" in str(page.find(id="id_title"))
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().title == "Screening"


def test_an_editor_comments_on_a_page(draft: Page, editor: User) -> None:
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": "Is this still true?",
        "comments-0-contentpath": "title",
        "comments-0-position": "",
        "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    send_form(client_of(editor), edit_address(draft), **comment)
    assert [(c.text, c.user) for c in Comment.objects.filter(page=draft)] == [
        ("Is this still true?", editor)
    ]

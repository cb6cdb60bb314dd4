"""The gate holds on every road that code can take; what is not published can always be a draft."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import (
    GroupApprovalTask,
    Page,
    PageLogEntry,
    Workflow,
    WorkflowState,
    WorkflowTask,
)

from alliance_site.core.models import HomePage, User
from alliance_site.core.publishing.gate import KEPT_BACK
from alliance_site.core.publishing.kept_back import kept_back
from alliance_site.core.publishing.problems import (
    Problem,
    PublishingRefused,
    Severity,
    register_rule,
    unregister_rule,
)
from alliance_site.core.publishing.together import publish_together
from alliance_site.core.review.due import due_by
from tests import factories
from tests.core.publishing.drafts import (
    BROKEN,
    SAYS,
    SOUND,
    body,
    broken_draft,
    draft,
    is_live,
    sound_draft,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


@pytest.fixture
def publisher() -> User:
    return factories.UserFactory(is_superuser=True)


def test_code_that_publishes_is_refused_by_name() -> None:
    page = broken_draft()
    with pytest.raises(PublishingRefused, match=SAYS) as error:
        page.get_latest_revision().publish()
    assert error.value.message_dict.keys() == {"body"}
    assert not is_live(page)
    with pytest.raises(PublishingRefused):
        PublishPageRevisionAction(page.get_latest_revision()).execute(skip_permission_checks=True)
    sound_draft().get_latest_revision().publish()


def test_wagtails_own_pages_are_none_of_ours(home: HomePage) -> None:
    root = Page.objects.get(depth=1)
    root.title = "The root"
    root.save_revision().publish()
    assert Page.objects.get(depth=1).title == "The root"


def test_a_live_page_keeps_what_it_shows() -> None:
    page = factories.StandardPageFactory(body=body(("text", SOUND)))
    page.body = body(("text", BROKEN))
    with pytest.raises(PublishingRefused):
        page.save_revision().publish()
    assert is_live(page)
    shown = type(page).objects.get(pk=page.pk)
    assert "<h2" in str(shown.body)
    assert "<h3" in str(shown.get_latest_revision_as_object().body)
    shown.unpublish()
    assert not is_live(page)


def test_an_old_version_is_looked_at_again() -> None:
    target = factories.StandardPageFactory()
    page = draft(("text", f'<p>See <a linktype="page" id="{target.pk}">our work</a>.</p>'))
    old = page.get_latest_revision()
    old.publish()
    page.refresh_from_db()
    page.body = body(("text", SOUND))
    page.save_revision().publish()
    target.delete()
    with pytest.raises(PublishingRefused, match="deleted or not published"):
        old.publish(previous_revision=page.get_latest_revision())


def scheduled(page: Page, hours: int = 1) -> Page:
    page.go_live_at = timezone.now() + timedelta(hours=hours)
    page.save_revision().publish()
    return page


def test_a_schedule_is_refused_when_it_is_set() -> None:
    page = broken_draft()
    with pytest.raises(PublishingRefused):
        scheduled(page)
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_page_that_breaks_before_its_time_stays_a_draft_and_others_go_live() -> None:
    target = factories.StandardPageFactory()
    text = f'<p>See <a linktype="page" id="{target.pk}">our work</a>.</p>'
    broken = scheduled(draft(("text", text)), hours=1)
    sound = scheduled(sound_draft(), hours=2)
    target.unpublish()

    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        call_command("publish_scheduled")
        call_command("publish_scheduled")

    assert not is_live(broken)
    assert is_live(sound)
    entry = PageLogEntry.objects.get(action=KEPT_BACK)
    assert entry.page_id == broken.pk
    assert "Publish that page first" in entry.message
    assert Page.objects.get(pk=broken.pk).status_string == "draft"
    today = timezone.localdate() + timedelta(days=1)
    assert [item.title for item in kept_back(today)] == [broken.title]
    assert [item.title for item in due_by(today) if "Publish that page first" in item.reason]
    with time_machine.travel(timezone.now() + timedelta(hours=4)):
        broken.save_revision()
    assert not list(kept_back(today))


def submitted(page: Page, user: User) -> WorkflowState:
    task = GroupApprovalTask.objects.create(name="Look at it")
    workflow = Workflow.objects.create(name="Publishing")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow.start(page, user)


def test_the_last_approval_of_a_workflow_is_refused_whole(publisher: User) -> None:
    page = broken_draft()
    state = submitted(page, publisher)
    with pytest.raises(PublishingRefused):
        state.current_task_state.approve(user=publisher)
    assert WorkflowState.objects.get(pk=state.pk).status == WorkflowState.STATUS_IN_PROGRESS
    assert not is_live(page)
    other = sound_draft()
    workflow = state.workflow.start(other, publisher)
    workflow.current_task_state.approve(user=publisher)
    assert is_live(other)


@pytest.mark.parametrize("direct", [True, False])
def test_copies_of_a_broken_page_are_drafts(direct: bool, home: HomePage) -> None:
    sound = factories.StandardPageFactory(body=body(("text", SOUND)))
    broken = factories.StandardPageFactory(parent=sound, body=body(("text", BROKEN)))
    factories.StandardPageFactory(parent=broken, body=body(("text", SOUND)))
    beside = factories.StandardPageFactory(parent=sound, body=body(("text", SOUND)))
    options = {"recursive": True, "keep_live": True, "update_attrs": {"slug": "copy"}}
    copy = CopyPageAction(sound, **options).execute() if direct else sound.copy(**options)
    live = [page.live for page in copy.get_descendants(inclusive=True)]
    assert live == [True, False, False, True]
    assert copy.get_children().last().title == beside.title


def test_a_copy_that_is_a_draft_asks_nobody(home: HomePage) -> None:
    page = factories.StandardPageFactory(body=body(("text", BROKEN)))
    assert not page.copy(keep_live=False, update_attrs={"slug": "copy"}).live


def linked_pair() -> tuple[Page, Page]:
    one, other = sound_draft(), sound_draft()
    for page, target in ((one, other), (other, one)):
        page.body = body(("text", f'<p><a linktype="page" id="{target.pk}">Our work</a></p>'))
        page.save_revision()
    return one, other


def test_pages_that_link_to_each_other_go_live_together() -> None:
    one, other = linked_pair()
    with pytest.raises(PublishingRefused):
        one.get_latest_revision().publish()
    assert (
        publish_together(revisions=[one.get_latest_revision(), other.get_latest_revision()]) == []
    )
    assert is_live(one)
    assert is_live(other)


def test_what_links_to_a_refused_page_is_refused_with_it() -> None:
    one, other = linked_pair()
    other.body = body(("text", BROKEN))
    other.save_revision()
    third = sound_draft()
    refused = publish_together(
        revisions=[page.get_latest_revision() for page in (one, other, third)]
    )
    assert {error.page.pk for error in refused} == {one.pk, other.pk}
    assert is_live(third)
    assert not is_live(one)


def test_a_page_does_not_go_live_with_a_link_to_one_that_follows_later() -> None:
    one, other = linked_pair()
    other.body = body(("text", SOUND))
    other.go_live_at = timezone.now() + timedelta(days=1)
    other.save_revision()
    refused = publish_together(revisions=[page.get_latest_revision() for page in (one, other)])
    assert [error.page.pk for error in refused] == [one.pk]
    assert not is_live(one)
    assert other.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_apps_add_rules_of_their_own() -> None:
    problem = Problem(Severity.REFUSAL, "No facts today.", "title")
    register_rule(lambda content: [problem], "facts")
    try:
        with pytest.raises(PublishingRefused, match="No facts today"):
            sound_draft().get_latest_revision().publish()
    finally:
        unregister_rule("facts")
    sound_draft().get_latest_revision().publish()

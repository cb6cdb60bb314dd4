"""What the lists of the dashboard hold. Each costs the same few queries, however long it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Page, Revision, Task, TaskState
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of


@dataclass(frozen=True)
class Row:
    """A page in a list: a word on it, and the moment that matters."""

    title: str
    page_id: int | str
    detail: str
    when: datetime | None

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page_id])


def writes_pages(user: User) -> bool:
    return bool(user_has_any_page_permission(user))


def approves_pages(user: User) -> bool:
    """Whether anything can ever wait for this person."""
    tasks = Task.objects.active().specific()
    return any(task.user_can_access_editor(None, user) for task in tasks)


def my_drafts(user: User, limit: int) -> Iterable[Row]:
    """Pages with changes that are not published, which this person edited last."""
    pages = (
        _changeable(user)
        .filter(has_unpublished_changes=True, latest_revision__user=user)
        .order_by("-latest_revision_created_at")
        .prefetch_workflow_states()
        .annotate_approved_schedule()
    )
    for page in pages[:limit]:
        yield Row(page.draft_title, page.pk, _stage(page), page.latest_revision_created_at)


def waiting_for_me(user: User, limit: int) -> Iterable[Row]:
    """Pages in a step of a workflow that this person may take, what waits longest first."""
    states = (
        TaskState.objects.reviewable_by(user)
        .filter(revision__in=Revision.page_revisions.all())
        .select_related("task", "revision__user")
        .order_by("started_at")
    )
    for state in states[:limit]:
        author = state.revision.user
        detail = f"{state.task.name}, from {name_of(author)}" if author else state.task.name
        yield Row(state.revision.object_str, state.revision.object_id, detail, state.started_at)


def scheduled(user: User, limit: int) -> Iterable[Row]:
    """Pages that go live or come off the site at a set time, the next first."""
    changeable = _changeable(user)
    going_live = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False,
        object_id__in=changeable.values_list(Cast("pk", CharField())),
    ).order_by("approved_go_live_at")
    expiring = changeable.filter(live=True, expire_at__gt=timezone.now()).order_by("expire_at")
    rows = [
        Row(revision.object_str, revision.object_id, "Goes live", revision.approved_go_live_at)
        for revision in going_live.defer("content")[:limit]
    ]
    rows += [
        Row(page.draft_title, page.pk, "Comes off the site", page.expire_at)
        for page in expiring[:limit]
    ]
    return sorted(rows, key=lambda row: row.when or timezone.now())[:limit]


def recently_published(user: User, limit: int) -> Iterable[Row]:
    """Pages by the time when readers last got a new version."""
    pages = (
        _changeable(user)
        .filter(live=True, last_published_at__isnull=False)
        .select_related("live_revision__user")
        .defer("live_revision__content")
        .order_by("-last_published_at")
    )
    for page in pages[:limit]:
        author = page.live_revision.user if page.live_revision else None
        detail = f"Last edited by {name_of(author)}" if author else ""
        yield Row(page.title, page.pk, detail, page.last_published_at)


def _stage(page: Page) -> str:
    if page.approved_schedule:
        return "Scheduled"
    state = page.current_workflow_state
    waiting = state.current_task_state if state else None
    return f"In workflow: {waiting.task.name}" if waiting else "Draft"


def _changeable(user: User) -> PageQuerySet:
    return page_permission_policy.instances_user_has_permission_for(user, "change").filter(
        depth__gt=1
    )

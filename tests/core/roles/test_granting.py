"""The roles on a database where people worked before: nobody loses what they may do."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
)

from alliance_site.core.roles.granting import grant
from alliance_site.core.roles.names import ADMINISTRATOR, ANALYST, EDITOR, PUBLISHER, ROLES
from tests import factories

pytestmark = pytest.mark.django_db

migration = import_module("alliance_site.core.migrations.0011_roles_and_workflows")


def migrate() -> None:
    migration.make(apps, connection.schema_editor())


def test_the_roles_stand_in_place_of_wagtails_groups() -> None:
    names = set(Group.objects.values_list("name", flat=True))
    assert set(ROLES) < names
    assert not names & {"Editors", "Moderators"}
    root = WorkflowPage.objects.get(page=Page.objects.get(depth=1))
    assert root.workflow.name == "Approval by a publisher"
    assert set(Workflow.objects.values_list("name", flat=True)) == {
        "Approval by a publisher",
        "Approval with clinical sign-off",
    }
    task = GroupApprovalTask.objects.get()
    assert {group.name for group in task.groups.all()} == {PUBLISHER, ADMINISTRATOR}


def test_members_of_wagtails_groups_are_moved_and_its_workflow_is_kept() -> None:
    editors, moderators = (Group.objects.create(name=name) for name in ("Editors", "Moderators"))
    old, both = factories.UserFactory(), factories.staff(EDITOR)
    old.groups.add(editors)
    both.groups.add(editors, moderators)
    workflow = Workflow.objects.get(name="Approval by a publisher")
    Workflow.objects.filter(pk=workflow.pk).update(name="Moderators approval")
    task = GroupApprovalTask.objects.get()
    Task.objects.filter(pk=task.pk).update(name="Moderators approval")
    task.groups.set([moderators])
    migrate()
    assert {group.name for group in old.groups.all()} == {EDITOR}
    assert {group.name for group in both.groups.all()} == {EDITOR, PUBLISHER}
    workflow.refresh_from_db()
    task.refresh_from_db()
    assert workflow.name == task.name == "Approval by a publisher"
    assert {group.name for group in task.groups.all()} == {PUBLISHER, ADMINISTRATOR}


def test_made_twice_they_are_the_same() -> None:
    before = (Permission.objects.count(), GroupPagePermission.objects.count(), Task.objects.count())
    migrate()
    after = (Permission.objects.count(), GroupPagePermission.objects.count(), Task.objects.count())
    assert after == before


def test_a_later_migration_grants_what_is_not_there_yet() -> None:
    Permission.objects.filter(codename="view_searchword").delete()
    grant(apps, None, {ANALYST: ["core.view_searchword", "wagtailcore.publish_page"]})
    analyst = factories.staff(ANALYST)
    assert analyst.has_perm("core.view_searchword")
    assert factories.home_page().permissions_for_user(analyst).can_publish()
    assert str(Permission.objects.get(codename="view_searchword").name).startswith("Can view")

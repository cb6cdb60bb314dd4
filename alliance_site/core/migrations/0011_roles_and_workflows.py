"""The roles with what they may do, and the two roads to publishing."""

from django.db import migrations

from alliance_site.core.roles import names
from alliance_site.core.roles.granting import grant

ADMIN = "wagtailadmin.access_admin"
WRITE_PAGES = ["wagtailcore.add_page", "wagtailcore.change_page"]
RUN_PAGES = [
    "wagtailcore.publish_page", "wagtailcore.lock_page", "wagtailcore.unlock_page",
    "wagtailcore.bulk_delete_page",
]
# Whoever adds a picture or a document may change and delete it.
ADD_TO_LIBRARY = [
    "wagtailimages.add_image", "wagtailimages.choose_image",
    "wagtaildocs.add_document", "wagtaildocs.choose_document",
]
# Facts, what readers report, and known faults: kept by those who write.
KEEP_CONTENT = [
    "core.add_fact", "core.change_fact", "core.view_fact",
    "core.view_pageproblem", "core.close_pageproblem",
    "core.view_accessibilityissue",
]
RUN_CONTENT = [
    "core.delete_fact",
    "core.add_accessibilityissue", "core.change_accessibilityissue", "core.delete_accessibilityissue",
]
RUN_LIBRARY = ["wagtailimages.change_image", "wagtaildocs.change_document"]


def whole(app, *models):
    return [f"{app}.{action}_{model}" for model in models for action in ("add", "change", "delete", "view")]


PERMISSIONS = {
    names.EDITOR: [ADMIN, *WRITE_PAGES, *ADD_TO_LIBRARY, *KEEP_CONTENT],
    names.PUBLISHER: [
        ADMIN, *WRITE_PAGES, *RUN_PAGES, *ADD_TO_LIBRARY, *RUN_LIBRARY, *KEEP_CONTENT, *RUN_CONTENT,
    ],
    names.MODERATOR: [ADMIN],
    names.LEAD: [ADMIN],
    names.ANALYST: [ADMIN, "core.view_fact"],
    names.CLINICAL_REVIEWER: [ADMIN, "core.view_fact"],
    names.ADMINISTRATOR: [
        ADMIN, *WRITE_PAGES, *RUN_PAGES, *ADD_TO_LIBRARY, *RUN_LIBRARY, *KEEP_CONTENT, *RUN_CONTENT,
        "wagtailcore.add_collection", "wagtailcore.change_collection", "wagtailcore.delete_collection",
        *whole("core", "user", "searchsynonym"),
        "core.change_sitesettings", "core.view_jobrun",
        "core.view_outgoingmail", "core.change_outgoingmail",
        *whole("auth", "group"),
        *whole("wagtailcore", "site", "workflow", "task"),
        *whole("wagtailredirects", "redirect"),
    ],
}

# Wagtail's own groups, and the roles that take their members over.
REPLACED = {"Editors": names.EDITOR, "Moderators": names.PUBLISHER}
WAGTAILS_WORKFLOW = "Moderators approval"
APPROVAL = "Approval by a publisher"
SIGN_OFF = "Clinical sign-off"
BOTH = "Approval with clinical sign-off"


def make_roles(apps, schema_editor):
    grant(apps, schema_editor, PERMISSIONS)


def replace_wagtails_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    for old_name, role in REPLACED.items():
        old = Group.objects.filter(name=old_name).first()
        if old is None:
            continue
        new = Group.objects.get(name=role)
        new.user_set.add(*old.user_set.all())
        for task in Task.objects.filter(groups=old):
            task.groups.add(new)
        old.delete()


def make_workflows(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Page = apps.get_model("wagtailcore", "Page")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    # Renamed, not made anew: what is under way in it, and its history, stay.
    for model in ("Workflow", "GroupApprovalTask"):
        apps.get_model("wagtailcore", model).objects.filter(name=WAGTAILS_WORKFLOW).update(name=APPROVAL)
    publishers = Group.objects.filter(name__in=[names.PUBLISHER, names.ADMINISTRATOR])
    reviewers = Group.objects.filter(name=names.CLINICAL_REVIEWER)
    approval = task(apps, "wagtailcore", "GroupApprovalTask", APPROVAL, publishers)
    sign_off = task(apps, "core", "ClinicalSignOffTask", SIGN_OFF, reviewers)
    one, _ = Workflow.objects.get_or_create(name=APPROVAL)
    two, _ = Workflow.objects.get_or_create(name=BOTH)
    steps(apps, one, [approval])
    steps(apps, two, [sign_off, approval])
    root = Page.objects.get(depth=1)
    if not WorkflowPage.objects.filter(page=root).exists():
        WorkflowPage.objects.create(page=root, workflow=one)


def task(apps, app, model, name, groups):
    Task = apps.get_model(app, model)
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model.lower()
    )
    found = Task.objects.filter(name=name).first() or Task.objects.create(
        name=name, content_type=content_type
    )
    found.groups.add(*groups)
    return found


def steps(apps, workflow, tasks):
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    for order, step in enumerate(tasks):
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task_id=step.pk, defaults={"sort_order": order}
        )


def make(apps, schema_editor):
    make_roles(apps, schema_editor)
    replace_wagtails_groups(apps, schema_editor)
    make_workflows(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0010_body_blocks"),
        # These give Wagtail's own groups their rights: afterwards the groups can go.
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

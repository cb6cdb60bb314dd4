"""Gives permissions to roles, in migrations.

Permissions are otherwise made only after all migrations have run, so what is missing is made here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

# What is given for the whole tree of pages, or the whole library, and not by itself.
PAGE_ACTIONS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
LIBRARY_MODELS = ("image", "document", "collection")


def grant(apps: Any, schema_editor: Any, permissions: Mapping[str, Iterable[str]]) -> None:
    """Adds permissions, such as "core.change_sitesettings", to the groups of these names.

    Page permissions ("wagtailcore.publish_page") hold for all pages; those for pictures
    ("wagtailimages.add_image"), documents and collections for the whole library. Wagtail asks for
    them by the names of its own models, whichever models of ours stand in their place.
    """
    Group = apps.get_model("auth", "Group")
    for role, names in permissions.items():
        group, _ = Group.objects.get_or_create(name=role)
        for name in names:
            _give(apps, group, _permission(apps, name))


def _permission(apps: Any, name: str) -> Any:
    app, codename = name.split(".")
    action, model = codename.rsplit("_", 1)
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {action.replace('_', ' ')} {_title(apps, app, model)}"},
    )
    return permission


def _title(apps: Any, app: str, model: str) -> str:
    try:
        return str(apps.get_model(app, model)._meta.verbose_name)
    except LookupError:
        return model


def _give(apps: Any, group: Any, permission: Any) -> None:
    model = permission.content_type.model
    if model == "page" and permission.codename.removesuffix("_page") in PAGE_ACTIONS:
        root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=group, page=root, permission=permission
        )
    elif model in LIBRARY_MODELS:
        root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=group, collection=root, permission=permission
        )
    else:
        group.permissions.add(permission)

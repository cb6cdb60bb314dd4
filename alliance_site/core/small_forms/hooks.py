"""Registers small forms with the Wagtail admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

MAY_READ = "core.view_smallformsubmission"


def register() -> None:
    hooks.register("filter_form_submissions_for_user", only_who_may_read)
    hooks.register("register_permissions", permissions)


def only_who_may_read(user: Any, forms: QuerySet) -> QuerySet:
    """To edit a page is one thing, to read what people wrote on it another."""
    return forms if user.has_perm(MAY_READ) else forms.none()


def permissions() -> QuerySet[Permission]:
    """Offers it when roles are set up."""
    return Permission.objects.filter(content_type__app_label="core", codename=MAY_READ[5:])

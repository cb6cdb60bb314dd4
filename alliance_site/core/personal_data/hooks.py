"""Registers the screens for what is held on a person with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliance_site.core.personal_data.admin import MAY_HANDLE, PersonalDataReport, addresses
from alliance_site.core.reports import register_report

NAMES = ("handle_personaldatalog", "close_datacomplaint", "view_datacomplaint")


class PersonalDataMenuItem(MenuItem):
    """In the menu of those who may find, export and erase."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_HANDLE))


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_menu_item", menu_item)
    hooks.register("register_permissions", permissions)
    register_report(PersonalDataReport, "personal-data", order=1150)


def menu_item() -> MenuItem:
    return PersonalDataMenuItem(
        "Personal data", reverse("personal_data"), icon_name="user", order=660
    )


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(content_type__app_label="core", codename__in=NAMES)

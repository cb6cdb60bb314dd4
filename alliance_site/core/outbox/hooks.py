"""Registers the outbox with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from alliance_site.core.outbox import admin, deciding
from alliance_site.core.reports import register_report


def register() -> None:
    hooks.register("register_log_actions", deciding.register_log_actions)
    hooks.register("register_admin_urls", admin.addresses)
    register_report(admin.MailReport, "mail", order=1100)
    hooks.register("register_permissions", permissions)


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(content_type__app_label="core", codename__endswith="mail")

"""Registers the consent ledger with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from alliance_site.core.consent.admin import ConsentReport, consent_wordings
from alliance_site.core.reports import register_report


def register() -> None:
    hooks.register("register_admin_viewset", lambda: consent_wordings)
    register_report(ConsentReport, "consents", order=1000)
    hooks.register("register_permissions", permissions)


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(
        content_type__app_label="core", codename__in=["view_consent", "add_consentwording"]
    )

"""Registers the report with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from alliance_site.core.reports import register_report
from news.digests.report import DigestReport


def register() -> None:
    register_report(DigestReport, "news-by-email", order=1150)
    hooks.register("register_permissions", permissions)


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(content_type__app_label="news", codename="view_digest")

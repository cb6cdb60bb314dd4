"""Registers retention with the Wagtail admin."""

from wagtail import hooks

from alliance_site.core.reports import register_report
from engagement.privacy.admin import RetentionReport, addresses


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    register_report(RetentionReport, "feedback-retention", order=1200)

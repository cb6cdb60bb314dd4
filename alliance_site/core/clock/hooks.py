"""Registers the report on what is done by the clock with the Wagtail admin."""

from wagtail import hooks

from alliance_site.core.clock import admin


def register() -> None:
    hooks.register("register_admin_urls", lambda: admin.urlpatterns)
    hooks.register("register_reports_menu_item", admin.menu_item)

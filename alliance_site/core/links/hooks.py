"""Registers the report on broken links with the Wagtail admin."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliance_site.core.links.report import BrokenLinksMenuItem, BrokenLinksView


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", menu_item)


def addresses() -> list[URLPattern]:
    results = BrokenLinksView.as_view(results_only=True)
    return [
        path("reports/broken-links/", BrokenLinksView.as_view(), name="broken_links"),
        path("reports/broken-links/results/", results, name="broken_links_results"),
    ]


def menu_item() -> MenuItem:
    return BrokenLinksMenuItem(
        "Broken links", reverse("broken_links"), name="broken-links", icon_name="link", order=300
    )

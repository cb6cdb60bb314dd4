"""Registers core's parts with the Wagtail admin."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.accessibility.admin import AccessibilityIssueViewSet, MarkFixed
from alliance_site.core.accessibility.services import FIXED
from alliance_site.core.links.report import BrokenLinksMenuItem, BrokenLinksView
from alliance_site.core.page_problems.admin import CloseProblems, PageProblemViewSet
from alliance_site.core.page_problems.services import CLOSED
from alliance_site.core.pages.links import RememberedPageLinkHandler
from alliance_site.core.search.admin import SearchSynonymViewSet

register_snippet(AccessibilityIssueViewSet)
register_snippet(PageProblemViewSet)
register_snippet(SearchSynonymViewSet)

hooks.register("register_bulk_action", CloseProblems)
hooks.register("register_bulk_action", MarkFixed)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(FIXED, "Mark as fixed", "Marked as fixed")
    actions.register_action(CLOSED, "Close page problem", "Closed")


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    results = BrokenLinksView.as_view(results_only=True)
    return [
        path("reports/broken-links/", BrokenLinksView.as_view(), name="broken_links"),
        path("reports/broken-links/results/", results, name="broken_links_results"),
    ]


@hooks.register("register_reports_menu_item")
def broken_links_in_menu() -> MenuItem:
    return BrokenLinksMenuItem(
        "Broken links", reverse("broken_links"), name="broken-links", icon_name="link", order=1000
    )


# After Wagtail's own, so that ours takes its place.
@hooks.register("register_rich_text_features", order=100)
def remember_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(RememberedPageLinkHandler)

"""Registers core's parts with the Wagtail admin."""

from collections.abc import Sequence

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.clock import admin as clock
from alliance_site.core.dashboard import panels
from alliance_site.core.dashboard import urls as dashboard_urls
from alliance_site.core.documents.parts import part_of_video
from alliance_site.core.facts import wagtail_hooks as facts
from alliance_site.core.outbox import admin as outbox_admin
from alliance_site.core.outbox import deciding
from alliance_site.core.pages.links import RememberedPageLinkHandler
from alliance_site.core.publishing.admin import hooks as publishing_hooks
from alliance_site.core.review.admin import header_button, listing_button
from alliance_site.core.review.explorer import ReviewedPageViewSet
from alliance_site.core.review.history import register_log_actions
from alliance_site.core.review.screens import due_menu_item, review_urls
from alliance_site.core.roles.page_screens import home_where_the_tree_is_closed
from alliance_site.core.search.admin import SearchSynonymViewSet

register_snippet(SearchSynonymViewSet)
hooks.register("register_log_actions", deciding.register_log_actions)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_admin_urls", outbox_admin.urls)
hooks.register("register_admin_urls", review_urls)
hooks.register("register_reports_menu_item", outbox_admin.menu_item)
hooks.register("register_reports_menu_item", due_menu_item)
hooks.register("register_page_header_buttons", header_button)
hooks.register("register_page_listing_more_buttons", listing_button)


# After Wagtail's own, so that ours takes its place.
@hooks.register("register_admin_viewset", order=100)
def show_reviews_in_lists_of_pages() -> ReviewedPageViewSet:
    return ReviewedPageViewSet()


@hooks.register("register_permissions")
def permissions_for_mail() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(content_type__app_label="core", codename__endswith="mail")


publishing_hooks.register()
# After Wagtail's own, which asks who may see the document.
hooks.register("before_serve_document", part_of_video, order=100)
facts.register()


# After Wagtail's own, so that ours takes its place.
@hooks.register("register_rich_text_features", order=100)
def remember_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(RememberedPageLinkHandler)


hooks.register("after_edit_page", home_where_the_tree_is_closed)


@hooks.register("register_admin_urls")
def dashboard_and_clock_addresses() -> Sequence[URLPattern]:
    return [*dashboard_urls.urlpatterns, *clock.urlpatterns]


@hooks.register("register_reports_menu_item")
def jobs_report() -> MenuItem:
    return clock.menu_item()


@hooks.register("construct_homepage_panels")
def our_dashboard(request: HttpRequest, shown: list[Component]) -> None:
    panels.replace_wagtails(request, shown)


@hooks.register("register_help_menu_item")
def guide_for_editors() -> MenuItem:
    return MenuItem("Guide for editors", reverse("editors_guide"), icon_name="help", order=100)


# Wagtail's own news and guide speak of a site that is not ours.
@hooks.register("construct_help_menu")
def only_our_guide(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]

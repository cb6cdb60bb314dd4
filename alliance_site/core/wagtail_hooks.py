"""Registers core's parts with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.outbox import admin as outbox_admin
from alliance_site.core.outbox import deciding
from alliance_site.core.pages.links import RememberedPageLinkHandler
from alliance_site.core.review.admin import header_button, listing_button
from alliance_site.core.review.explorer import ReviewedPageViewSet
from alliance_site.core.review.history import register_log_actions
from alliance_site.core.review.screens import due_menu_item, review_urls
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


# After Wagtail's own, so that ours takes its place.
@hooks.register("register_rich_text_features", order=100)
def remember_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(RememberedPageLinkHandler)

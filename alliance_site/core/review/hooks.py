"""Registers page review with the Wagtail admin."""

from wagtail import hooks

from alliance_site.core.review.admin import header_button, listing_button
from alliance_site.core.review.explorer import ReviewedPageViewSet
from alliance_site.core.review.history import register_log_actions
from alliance_site.core.review.screens import due_menu_item, review_urls


def register() -> None:
    # After Wagtail's own, so that ours takes its place.
    hooks.register("register_admin_viewset", ReviewedPageViewSet, order=100)
    hooks.register("register_log_actions", register_log_actions)
    hooks.register("register_admin_urls", review_urls)
    hooks.register("register_reports_menu_item", due_menu_item)
    hooks.register("register_page_header_buttons", header_button)
    hooks.register("register_page_listing_more_buttons", listing_button)

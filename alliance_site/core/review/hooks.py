"""Registers page review with the Wagtail admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from alliance_site.core.reports import register_report
from alliance_site.core.review.admin import ReviewScreen, header_button, listing_button
from alliance_site.core.review.explorer import ReviewedPageViewSet
from alliance_site.core.review.history import register_log_actions
from alliance_site.core.review.report import DueReport


def register() -> None:
    # After Wagtail's own, so that ours takes its place.
    hooks.register("register_admin_viewset", ReviewedPageViewSet, order=100)
    hooks.register("register_log_actions", register_log_actions)
    hooks.register("register_admin_urls", addresses)
    register_report(DueReport, "due", order=100)
    hooks.register("register_page_header_buttons", header_button)
    hooks.register("register_page_listing_more_buttons", listing_button)


def addresses() -> list[URLPattern]:
    return [path("pages/<int:pk>/review/", ReviewScreen.as_view(), name="review_page")]

"""Registers how our pages look links up, in the place of Wagtail's way."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from alliance_site.core.pages.links import RememberedPageLinkHandler


def register() -> None:
    # After Wagtail's own, so that ours takes its place.
    hooks.register("register_rich_text_features", remember_page_links, order=100)


def remember_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(RememberedPageLinkHandler)

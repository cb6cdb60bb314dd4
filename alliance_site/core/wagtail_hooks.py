"""Registers core's parts with the Wagtail admin."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.facts import wagtail_hooks as facts
from alliance_site.core.pages.links import RememberedPageLinkHandler
from alliance_site.core.search.admin import SearchSynonymViewSet

register_snippet(SearchSynonymViewSet)
facts.register()


# After Wagtail's own, so that ours takes its place.
@hooks.register("register_rich_text_features", order=100)
def remember_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(RememberedPageLinkHandler)

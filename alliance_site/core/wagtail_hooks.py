"""Registers core's parts with the Wagtail admin."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.documents.parts import part_of_video
from alliance_site.core.pages.links import RememberedPageLinkHandler
from alliance_site.core.publishing.admin import hooks as publishing_hooks
from alliance_site.core.search.admin import SearchSynonymViewSet

register_snippet(SearchSynonymViewSet)
publishing_hooks.register()
# After Wagtail's own, which asks who may see the document.
hooks.register("before_serve_document", part_of_video, order=100)


# After Wagtail's own, so that ours takes its place.
@hooks.register("register_rich_text_features", order=100)
def remember_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(RememberedPageLinkHandler)

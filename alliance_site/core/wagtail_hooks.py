"""Registers core's parts with the Wagtail admin: each subject has its own `hooks.py`."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from alliance_site.core.accessibility import hooks as accessibility
from alliance_site.core.areas import hooks as areas
from alliance_site.core.clock import hooks as clock
from alliance_site.core.dashboard import hooks as dashboard
from alliance_site.core.documents.parts import part_of_video
from alliance_site.core.facts import hooks as facts
from alliance_site.core.links import hooks as links
from alliance_site.core.outbox import hooks as outbox
from alliance_site.core.page_problems import hooks as page_problems
from alliance_site.core.pages import hooks as pages
from alliance_site.core.publishing.admin import hooks as publishing
from alliance_site.core.review import hooks as review
from alliance_site.core.roles.page_screens import home_where_the_tree_is_closed
from alliance_site.core.search.admin import SearchSynonymViewSet

for subject in (
    accessibility,
    areas,
    clock,
    dashboard,
    facts,
    links,
    outbox,
    page_problems,
    pages,
    publishing,
    review,
):
    subject.register()

register_snippet(SearchSynonymViewSet)
hooks.register("after_edit_page", home_where_the_tree_is_closed)
# After Wagtail's own, which asks who may see the document.
hooks.register("before_serve_document", part_of_video, order=100)

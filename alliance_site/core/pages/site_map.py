from typing import Any

from django.http import HttpRequest

from alliance_site.core.navigation.queries import tree_of_site
from alliance_site.core.pages.base import BasePage


class SiteMapPage(BasePage):
    """Lists the pages of the site as a tree, for people who would rather look than search."""

    kind = "Information"
    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "site map page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["tree"] = tree_of_site(request)
        return context

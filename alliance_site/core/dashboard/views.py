"""The screens behind the dashboard: a list in full, and the guide for editors."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from alliance_site.core.dashboard.guide import guide
from alliance_site.core.dashboard.lists import LISTS, ON_ITS_OWN, PageList
from alliance_site.core.users.models import User


class PageListView(WagtailAdminTemplateMixin, TemplateView):
    """One list of the dashboard, with as many rows as a screen can bear."""

    template_name = "core/dashboard/list.html"

    @property
    def user(self) -> User:
        return cast(User, self.request.user)  # nobody else gets past the admin's door

    @cached_property
    def page_list(self) -> PageList:
        found = LISTS.get(self.kwargs["name"])
        if found is None:
            raise Http404
        if not found.shown_to(self.user):
            raise PermissionDenied
        return found

    def get_page_title(self) -> str:
        return self.page_list.heading

    def get_header_icon(self) -> str:
        return self.page_list.icon

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_list.heading}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(self.page_list.rows(self.user, ON_ITS_OWN))
        return super().get_context_data(list=self.page_list, rows=rows, **kwargs)


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The guide for editors, where they work."""

    template_name = "core/dashboard/guide.html"
    page_title = "Guide for editors"
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(guide=guide(), **kwargs)

"""Closes screens that Wagtail opens to all staff, though they show the titles of drafts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied, user_has_any_page_permission
from wagtail.models import Page

# Choosing a page shows every title of the tree; these ask nobody for a right to pages.
CHOOSERS = {
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
}
MOVE_CONFIRMATION = "wagtailadmin_pages:move_confirm"


class PageScreensMiddleware:
    """Refuses them to staff who have no right to any page, or none to move this one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name not in CHOOSERS and name != MOVE_CONFIRMATION:
            return None
        # Wagtail sends strangers to the login itself.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        allowed = (
            _may_move(request, kwargs)
            if name == MOVE_CONFIRMATION
            else user_has_any_page_permission(request.user)
        )
        return None if allowed else permission_denied(request)


def _may_move(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    found = Page.objects.in_bulk([kwargs["page_to_move_id"], kwargs["destination_id"]])
    page = found.get(kwargs["page_to_move_id"])
    destination = found.get(kwargs["destination_id"])
    # A page that is not there is told by Wagtail, to people who may know what there is.
    if not (page and destination):
        return bool(user_has_any_page_permission(request.user))
    return bool(page.permissions_for_user(request.user).can_move_to(destination))

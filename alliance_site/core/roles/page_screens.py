"""Closes screens that Wagtail opens to all staff, though they show what is not public."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.auth import permission_denied, user_has_any_page_permission
from wagtail.models import Page


class PageScreensMiddleware:
    """Refuses them to staff who have no right to what they show."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        may_see = SCREENS.get(match.view_name) if match else None
        # Wagtail sends strangers to the login itself.
        if may_see is None or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        return None if may_see(request, kwargs) else permission_denied(request)


def home_where_the_tree_is_closed(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Who signs off a page has no right to the tree of pages, where Wagtail would lead next."""
    return None if user_has_any_page_permission(request.user) else redirect("wagtailadmin_home")


def _has_pages(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return bool(user_has_any_page_permission(request.user))


def _may_choose_facts(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Who puts facts on pages, and who checks them."""
    return _has_pages(request, kwargs) or request.user.has_perm("core.view_fact")


def _may_move(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    page, destination = _page(kwargs["page_to_move_id"]), _page(kwargs["destination_id"])
    if not (page and destination):
        return _has_pages(request, kwargs)  # and Wagtail says that there is no such page
    return bool(page.permissions_for_user(request.user).can_move_to(destination))


def _may_edit(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Also those who may only while the page waits for them, such as who signs it off."""
    page = _page(kwargs["page_id"])
    return bool(page and page.permissions_for_user(request.user).can_edit())


def _page(pk: int) -> Page | None:
    return Page.objects.filter(pk=pk).first()


SCREENS: dict[str, Callable[[HttpRequest, dict[str, Any]], bool]] = {
    # Choosing a page shows every title of the tree.
    "wagtailadmin_choose_page": _has_pages,
    "wagtailadmin_choose_page_child": _has_pages,
    "wagtailadmin_choose_page_search": _has_pages,
    "wagtailadmin_choose_page_chosen_multiple": _has_pages,
    # The same for facts that stand on no page yet.
    "fact_chooser:choose": _may_choose_facts,
    "fact_chooser:choose_results": _may_choose_facts,
    "fact_chooser:chosen": _may_choose_facts,
    "fact_chooser:chosen_multiple": _may_choose_facts,
    # Asked before anybody looks whether the move is allowed.
    "wagtailadmin_pages:move_confirm": _may_move,
    # "The page ... is not awaiting moderation", with its title.
    "wagtailadmin_pages:workflow_action": _may_edit,
    "wagtailadmin_pages:collect_workflow_action_data": _may_edit,
    "wagtailadmin_pages:confirm_workflow_cancellation": _may_edit,
    "wagtailadmin_pages:workflow_preview": _may_edit,
}

"""Core's own panels: short lists, each with a screen of its own that shows more of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from alliance_site.core.dashboard import panels, rows
from alliance_site.core.dashboard.panels import DashboardPanel
from alliance_site.core.users.models import User

ON_THE_DASHBOARD = 8
ON_ITS_OWN = 200


@dataclass(frozen=True)
class PageList:
    """A list of pages for a person: who has one, what is in it, and what it says when empty."""

    name: str
    heading: str
    empty: str
    icon: str
    shown_to: Callable[[User], bool]
    rows: Callable[[User, int], Iterable[rows.Row]]

    @property
    def url(self) -> str:
        return reverse("dashboard_list", args=[self.name])


LISTS = {
    page_list.name: page_list
    for page_list in (
        PageList(
            "waiting",
            "Waiting for me",
            "Nothing is waiting for you. When somebody asks you to approve a page, it comes here.",
            "check",
            rows.approves_pages,
            rows.waiting_for_me,
        ),
        PageList(
            "drafts",
            "My drafts",
            "You have no drafts. Changes that you have saved but not published come here.",
            "edit",
            rows.writes_pages,
            rows.my_drafts,
        ),
        PageList(
            "scheduled",
            "Scheduled",
            "Nothing is scheduled. To set a time for a page, open it, look for Status on the "
            "right, and choose Set schedule.",
            "calendar-alt",
            rows.writes_pages,
            rows.scheduled,
        ),
        PageList(
            "published",
            "Recently published",
            "Nothing has been published yet.",
            "globe",
            rows.writes_pages,
            rows.recently_published,
        ),
    )
}


class PageListPanel(Component):
    """The first rows of a list, and the way to the rest."""

    template_name = "core/dashboard/panel.html"

    def __init__(self, page_list: PageList, user: User) -> None:
        self.page_list = page_list
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        # One more than is shown tells whether there is more.
        found = list(self.page_list.rows(self.user, ON_THE_DASHBOARD + 1))
        return {
            "list": self.page_list,
            "rows": found[:ON_THE_DASHBOARD],
            "has_more": len(found) > ON_THE_DASHBOARD,
        }


class WelcomePanel(Component):
    """The way to the guide, on top of all."""

    template_name = "core/dashboard/welcome.html"


def _panel(page_list: PageList) -> Callable[[HttpRequest], Component | None]:
    def build(request: HttpRequest) -> Component | None:
        user = request.user
        if not isinstance(user, User) or not page_list.shown_to(user):
            return None
        return PageListPanel(page_list, user)

    return build


def register() -> None:
    panels.register(DashboardPanel("welcome", 0, lambda request: WelcomePanel()))
    for place, page_list in enumerate(LISTS.values(), start=1):
        panels.register(DashboardPanel(page_list.name, place * 100, _panel(page_list)))

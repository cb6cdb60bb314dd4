"""The dashboard's panel of what is due for review."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from alliance_site.core.dashboard.panels import DashboardPanel
from alliance_site.core.review.due import DueItem, due_by
from alliance_site.core.review.models import today

SHOWN = 8


class DuePanel(Component):
    """What is due today, one's own first."""

    template_name = "core/review/due_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user = request.user

    @cached_property
    def items(self) -> list[DueItem]:
        # What has a day comes before what never had one: else late pages hide behind new ones.
        # Sorting keeps the order of waiting within these groups.
        return sorted(due_by(today()), key=lambda item: (item.owner != self.user, item.due is None))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        mine = sum(item.owner == self.user for item in self.items)
        return {
            "items": self.items[:SHOWN],
            "count": len(self.items),
            "mine": mine,
            "request": self.request,
        }


def _build(request: HttpRequest) -> Component | None:
    if not page_permission_policy.user_has_any_permission(request.user, ["change", "publish"]):
        return None
    return DuePanel(request)


PANEL = DashboardPanel("due_for_review", 300, _build)

"""The dashboard's panel for those who moderate: how much waits, and for whom."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from alliance_site.core.dashboard.panels import DashboardPanel
from alliance_site.core.users.models import User
from engagement.moderation.access import VIEW
from engagement.moderation.numbers import lines_for


class FeedbackPanel(Component):
    """Each number is the way to what it counts."""

    template_name = "engagement/moderation/panel.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["engagement/moderation.css"]}

    def __init__(self, user: User) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        lines, oldest = lines_for(self.user)
        return {"lines": lines, "oldest": oldest}


def _build(request: HttpRequest) -> Component | None:
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return None
    return FeedbackPanel(user)


PANEL = DashboardPanel("feedback", 50, _build)

"""The dashboard's panel for those who keep commitments: what is late, soon due, or a draft."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from alliance_site.core.dashboard.panels import DashboardPanel
from engagement.commitments.access import VIEW
from engagement.commitments.due import lines


class CommitmentsPanel(Component):
    """Each number is the way to what it counts."""

    template_name = "engagement/commitments_admin/panel.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["engagement/moderation.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        return {"lines": lines()}


def _build(request: HttpRequest) -> Component | None:
    return CommitmentsPanel() if request.user.has_perm(VIEW) else None


PANEL = DashboardPanel("commitments", 55, _build)

"""The dashboard's panel for those who keep consultations."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from alliance_site.core.dashboard.panels import DashboardPanel
from alliance_site.core.users.models import User
from engagement.consultations.checking import to_check
from engagement.consultations.models import Consultation
from engagement.consultations.progress import LIST, MAY, progress_address
from engagement.consultations.queries import with_weeks
from engagement.consultations.states import State, is_in

SHOWN = 8


class ConsultationsPanel(Component):
    """Those under way, what closes next first, with what somebody must look at."""

    template_name = "engagement/consultations/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        under_way = is_in(State.FORTHCOMING) | is_in(State.OPEN) | is_in(State.CONSIDERING)
        found = with_weeks(Consultation.objects.filter(under_way).select_related("about"))
        rows = found.defer("background", "outcome").order_by("closes_at", "pk")[:SHOWN]
        return {
            "rows": [(each, progress_address(each), to_check(each)) for each in rows],
            "list": reverse(LIST),
        }


def _build(request: HttpRequest) -> Component | None:
    user = request.user
    return ConsultationsPanel() if isinstance(user, User) and user.has_perm(MAY) else None


PANEL = DashboardPanel("consultations", 60, _build)

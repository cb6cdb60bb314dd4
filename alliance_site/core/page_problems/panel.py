"""The dashboard's panel of what readers reported."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from alliance_site.core.dashboard.panels import DashboardPanel
from alliance_site.core.page_problems.models import PageProblem
from alliance_site.core.page_problems.queries import open_problems, owned_by
from alliance_site.core.users.models import User

SHOWN = 5


class ReportedProblemsPanel(Component):
    """The newest open problems: first those of my own pages, then the others'."""

    template_name = "core/page_problems/panel.html"

    def __init__(self, mine: list[PageProblem], others: list[PageProblem], total: int) -> None:
        self.mine, self.others, self.total = mine, others, total

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        return {
            "problems": [*self.mine, *self.others][:SHOWN],
            "mine": {problem.pk for problem in self.mine},
            "total": self.total,
            "all_url": reverse("wagtailsnippets_core_pageproblem:list") + "?status=open",
        }


def _build(request: HttpRequest) -> Component | None:
    user = request.user
    if not isinstance(user, User) or not user.has_perm("core.view_pageproblem"):
        return None
    waiting = open_problems()
    total = waiting.count()
    if not total:
        return None
    mine = owned_by(user)
    return ReportedProblemsPanel(
        list(waiting.filter(mine)[:SHOWN]), list(waiting.exclude(mine)[:SHOWN]), total
    )


PANEL = DashboardPanel("page_problems", 400, _build)

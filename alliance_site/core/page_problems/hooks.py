"""Registers what readers report with the Wagtail admin."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.page_problems.admin import CloseProblems, PageProblemViewSet
from alliance_site.core.page_problems.services import CLOSED


def register() -> None:
    register_snippet(PageProblemViewSet)
    hooks.register("register_bulk_action", CloseProblems)
    hooks.register("register_log_actions", log_actions)


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(CLOSED, "Close page problem", "Closed")

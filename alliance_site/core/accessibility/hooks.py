"""Registers the accessibility register with the Wagtail admin."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.accessibility.admin import AccessibilityIssueViewSet, MarkFixed
from alliance_site.core.accessibility.services import FIXED


def register() -> None:
    register_snippet(AccessibilityIssueViewSet)
    hooks.register("register_bulk_action", MarkFixed)
    hooks.register("register_log_actions", log_actions)


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(FIXED, "Mark as fixed", "Marked as fixed")

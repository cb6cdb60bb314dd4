"""Registers complaints about data with the Wagtail admin."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.data_complaints.admin import DataComplaintViewSet, addresses
from alliance_site.core.data_complaints.services import CLOSED, RECEIVED


def register() -> None:
    register_snippet(DataComplaintViewSet)
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_log_actions", log_actions)


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(RECEIVED, "Receive data complaint", "Received")
    actions.register_action(CLOSED, "Close data complaint", "Answered and closed")

"""What the import adds to the Wagtail admin: log entries and rights, and its screens."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from performance.importing.admin.loads import LoadViewSet
from performance.importing.admin.screens import LoadFiguresViewSet
from performance.importing.loading import LOADED, UNDONE

VIEWSETS = (LoadFiguresViewSet("load_figures"), LoadViewSet("loads"))


class Made(LogFormatter):
    label = "Load figures"

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        return f"Loaded: {data.get('added')} figures added, {data.get('changed')} changed"


class Undone(LogFormatter):
    label = "Undo a load of figures"

    def format_message(self, log_entry: Any) -> str:
        return f"Undone: {log_entry.data.get('figures')} figures are gone"


def register() -> None:
    hooks.register("register_log_actions", log_actions)
    hooks.register("register_permissions", permissions)


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(LOADED)(Made)
    actions.register_action(UNDONE)(Undone)


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(
        content_type__app_label="performance", content_type__model="load"
    )

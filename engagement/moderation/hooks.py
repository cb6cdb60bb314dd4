"""Registers moderation with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from engagement.moderation import urls
from engagement.moderation.menu import QueueMenuItem
from engagement.moderation.queue import EXPORTED
from engagement.moderation.themes import ThemeViewSet


def register() -> None:
    hooks.register("register_admin_urls", lambda: urls.urlpatterns)
    hooks.register("register_admin_menu_item", QueueMenuItem)
    hooks.register("register_log_actions", log_actions)
    hooks.register("register_permissions", permissions)
    hooks.register("register_admin_viewset", ThemeViewSet)


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(EXPORTED, "Export feedback", "Exported feedback")


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(
        content_type__app_label="engagement", codename__endswith="_feedback"
    )

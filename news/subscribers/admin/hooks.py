"""Registers the screens of subscribers with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from news.subscribers.admin import importing
from news.subscribers.admin.history import register_log_actions
from news.subscribers.admin.screens import subscribers


def register() -> None:
    # Before the list, which would take "import" for the number of a subscriber.
    hooks.register("register_admin_urls", importing.addresses)
    hooks.register("register_admin_viewset", lambda: subscribers)
    hooks.register("register_log_actions", register_log_actions)
    hooks.register("register_permissions", permissions)


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(
        content_type__app_label="news", codename__endswith="_subscriber"
    )

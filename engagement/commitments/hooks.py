"""Registers commitments with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks

from engagement.commitments.admin.changing import ChangeScreen
from engagement.commitments.admin.screen import CommitmentScreen, change_links, undo_change
from engagement.commitments.admin.viewset import CommitmentViewSet


def register() -> None:
    hooks.register("register_admin_viewset", CommitmentViewSet)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_permissions", permissions)


def urls() -> list[URLPattern]:
    below = "commitments/<key:pk>"
    return [
        path(f"{below}/", CommitmentScreen.as_view(), name="commitment_one"),
        path(f"{below}/links/", change_links, name="commitment_links"),
        path(f"{below}/undo/", undo_change, name="commitment_undo"),
        path(f"{below}/change/<slug:name>/", ChangeScreen.as_view(), name="commitment_change"),
    ]


def permissions() -> QuerySet[Permission]:
    """Offers the one that Wagtail does not offer by itself."""
    return Permission.objects.filter(
        content_type__app_label="engagement", codename="decide_commitment"
    )

"""Puts our dashboard and our guide in the place of Wagtail's."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliance_site.core.dashboard import panels, urls


def register() -> None:
    hooks.register("register_admin_urls", lambda: urls.urlpatterns)
    hooks.register("construct_homepage_panels", panels.replace_wagtails)
    hooks.register("register_help_menu_item", guide)
    hooks.register("construct_help_menu", only_our_guide)


def guide() -> MenuItem:
    return MenuItem("Guide for editors", reverse("editors_guide"), icon_name="help", order=100)


def only_our_guide(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own news and guide speak of a site that is not ours."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]

"""Registers the screens with the Wagtail admin, for those who may enter feedback."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from engagement.entering import views


class EnterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(views.PERMISSION))


def register() -> None:
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_menu_item", menu_item)


def urls() -> list[URLPattern]:
    return [
        path("feedback/enter/", views.enter, name="feedback_enter"),
        path("feedback/entered/", views.entered, name="feedback_entered"),
    ]


def menu_item() -> EnterMenuItem:
    return EnterMenuItem(views.TITLE, reverse("feedback_enter"), icon_name="edit", order=610)

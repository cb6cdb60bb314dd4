"""Registers the screens with the Wagtail admin, for those who may show drafts."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter

from engagement.representatives import screens
from engagement.representatives.inviting import INVITED, OPENED, WITHDRAWN
from engagement.representatives.thanking import THANKED


class DraftsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(screens.PERMISSION))


class Told(LogFormatter):
    """What is written in the history of the plan: how many, and never who."""

    words = ""

    def format_message(self, log_entry: Any) -> str:
        return self.words.format(count=log_entry.data.get("count", ""))


class Opened(Told):
    label = "Show a draft to representatives"
    words = "Showed this draft to representatives"


class Invited(Told):
    label = "Invite representatives"
    words = "Invited {count} representatives to read the draft"


class Withdrawn(Told):
    label = "Take back an invitation"
    words = "Took back an invitation to read the draft"


class Thanked(Told):
    label = "Thank representatives"
    words = "Thanked {count} representatives with what came of their comments"


def register() -> None:
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_menu_item", menu_item)
    hooks.register("register_log_actions", log_actions)


def urls() -> list[URLPattern]:
    return [
        path("draft-plans/", screens.reviews, name="draft_reviews"),
        path("draft-plans/new/", screens.new_review, name="draft_review_new"),
        path("draft-plans/<int:pk>/", screens.one_review, name="draft_review"),
    ]


def menu_item() -> DraftsMenuItem:
    return DraftsMenuItem("Draft plans", reverse("draft_reviews"), icon_name="draft", order=625)


def log_actions(actions: LogActionRegistry) -> None:
    for name, formatter in (
        (OPENED, Opened),
        (INVITED, Invited),
        (WITHDRAWN, Withdrawn),
        (THANKED, Thanked),
    ):
        actions.register_action(name)(formatter)

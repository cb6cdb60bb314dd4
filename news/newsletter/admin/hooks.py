"""Registers the newsletter's screens with the Wagtail admin."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page

from alliance_site.core.users.models import User
from news.newsletter.admin import rights, views
from news.newsletter.admin.listing import MailingsView
from news.newsletter.admin.screen import IssueScreen
from news.newsletter.models import Status
from news.newsletter.pages import NewsletterIssuePage

SAID = {
    "ask": "Asked for the release",
    Status.RETURNED: "Sent back",
    Status.RELEASED: "Released",
    Status.QUEUING: "Started",
    Status.SENDING: "Addressed to all readers",
    Status.SENT: "Sent",
    Status.STOPPED: "Stopped",
}


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_menu_item", NewslettersMenuItem)
    hooks.register("register_page_header_buttons", header_button)
    hooks.register("register_page_listing_more_buttons", listing_button)
    hooks.register("register_log_actions", log_actions)
    hooks.register("register_permissions", permissions)


class NewslettersMenuItem(MenuItem):
    """In the menu of those who may look."""

    def __init__(self) -> None:
        address = reverse("newsletters")
        super().__init__("Newsletters", address, icon_name="mail", order=450)

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_look(request.user)


def addresses() -> list[URLPattern]:
    results = MailingsView.as_view(results_only=True)
    return [
        path("newsletters/", MailingsView.as_view(), name="newsletters"),
        path("newsletters/results/", results, name="newsletters_results"),
        path("newsletters/<int:pk>/", IssueScreen.as_view(), name="newsletter_issue"),
        path("newsletters/<int:pk>/look/<slug:mode>/", views.look, name="newsletter_look"),
        path("newsletters/progress/<int:pk>/", views.progress, name="newsletter_progress"),
    ]


def header_button(page: Page, user: User, view_name: str, next_url: Any = None) -> Iterator[Button]:
    """In the menu at the top of the editor and of a page's list."""
    return listing_button(page, user, next_url)


def listing_button(page: Page, user: User, next_url: Any = None) -> Iterator[Button]:
    """In the menu of a page in a list."""
    if page.specific_class is NewsletterIssuePage and page.pk and rights.may_look(user):
        url = reverse("newsletter_issue", args=[page.pk])
        yield Button("Send by email", url=url, icon_name="mail", priority=15)


class WithReason(LogFormatter):
    """What somebody did, and why where they said so."""

    def format_message(self, log_entry: ModelLogEntry) -> str:
        why = log_entry.data.get("why", "")
        return f"{self.label}: {why}" if why else str(self.label)


def log_actions(actions: LogActionRegistry) -> None:
    for name, label in SAID.items():
        formatter = type("Formatter", (WithReason,), {"label": label})
        actions.register_action(f"news.mailing.{name}")(formatter)


def permissions() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(content_type__app_label="news", codename__endswith="mailing")

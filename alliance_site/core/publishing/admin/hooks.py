"""Tells editors of problems after they save or copy, and lists refusals in a page's history."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from alliance_site.core.publishing.admin.bulk import GatedPublishBulkAction
from alliance_site.core.publishing.admin.checks import GateChecks
from alliance_site.core.publishing.admin.messages import tell_drafts, tell_problems
from alliance_site.core.publishing.admin.views import ProblemsView
from alliance_site.core.publishing.gate import KEPT_BACK, is_guarded
from alliance_site.core.publishing.problems import PublishingRefused, problems_of, refusals_of


def register() -> None:
    """Once, when the admin starts."""
    hooks.register("register_admin_urls", problem_addresses)
    # After Wagtail's own, so that ours takes its place.
    hooks.register("register_bulk_action", GatedPublishBulkAction, order=100)
    hooks.register("after_edit_page", tell_after_save)
    hooks.register("after_create_page", tell_after_save)
    hooks.register("after_copy_page", tell_after_copy)
    hooks.register("construct_wagtail_userbar", use_our_checks)
    hooks.register("register_log_actions", name_refusals)


def problem_addresses() -> list[URLPattern]:
    view = ProblemsView.as_view()
    return [path("pages/<int:page_id>/publishing-problems/", view, name="publishing_problems")]


def tell_after_save(request: HttpRequest, page: Page) -> None:
    # While somebody writes, the draft saves itself every few seconds: nothing is said then.
    if is_guarded(page) and request.accepts("text/html"):
        tell_problems(request, problems_of(page))


def tell_after_copy(request: HttpRequest, page: Page, copy: Page) -> None:
    if request.POST.get("publish_copies"):
        drafts = copy.get_descendants(inclusive=True).not_live().specific()
        refusals = {draft: refusals_of(draft) for draft in drafts if is_guarded(draft)}
        tell_drafts(request, [PublishingRefused(*found) for found in refusals.items() if found[1]])


def use_our_checks(request: HttpRequest, items: list, page: Page | None) -> None:
    for index, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[index] = GateChecks(in_editor=item.in_editor)


class RefusalFormatter(LogFormatter):
    """A line of a page's history: what kept it from going live at its time."""

    label = "Not published at its time"

    def format_message(self, log_entry: PageLogEntry) -> str:
        return f"{self.label}: {' '.join(log_entry.data.get('problems', []))}"


def name_refusals(actions: LogActionRegistry) -> None:
    actions.register_action(KEPT_BACK)(RefusalFormatter)

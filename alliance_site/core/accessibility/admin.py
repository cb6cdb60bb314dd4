"""The screens of the register: the list, and marking as fixed."""

from collections.abc import Iterable
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet

from alliance_site.core.accessibility.models import AccessibilityIssue, Why
from alliance_site.core.accessibility.services import mark_fixed
from alliance_site.core.columns import DayColumn

STILL_THERE, LATE, FIXED = "open", "late", "fixed"


class IssueFilterSet(WagtailFilterSet):
    """What is still there, what is late, what is fixed; and the reason in law."""

    state = django_filters.ChoiceFilter(
        label="Status",
        choices=[(STILL_THERE, "Still there"), (LATE, "Past its date"), (FIXED, "Fixed")],
        method="in_state",
    )
    why = django_filters.ChoiceFilter(label="Reason in law", choices=Why.choices)

    class Meta:
        model = AccessibilityIssue
        fields: ClassVar[list[str]] = ["why"]

    def in_state(self, issues: QuerySet, name: str, value: str) -> QuerySet:
        if value == FIXED:
            return issues.filter(fixed_on__isnull=False)
        still_there = issues.filter(fixed_on__isnull=True)
        return still_there.filter(fix_by__lt=timezone.localdate()) if value == LATE else still_there


class AccessibilityIssueViewSet(SnippetViewSet):
    model = AccessibilityIssue
    icon = "warning"
    menu_label = "Accessibility issues"
    add_to_admin_menu = True
    menu_order = 700
    list_display: ClassVar[list] = [
        "title",
        "where",
        Column("why", label="Reason in law", accessor="get_why_display"),
        DayColumn("since", label="Since"),
        DayColumn("fix_by", label="Fix by"),
        DayColumn("fixed_on", label="Fixed on"),
    ]
    filterset_class = IssueFilterSet
    search_fields: ClassVar[list[str]] = ["title", "what", "where"]
    list_per_page = 50


class MarkFixed(SnippetBulkAction):
    """Marks the chosen issues as fixed today. Their date can be changed in the form."""

    display_name = "Mark as fixed"
    action_type = "mark_fixed"
    aria_label = "Mark the chosen issues as fixed today"
    template_name = "core/accessibility/confirm_fixed.html"
    models: ClassVar[list] = [AccessibilityIssue]

    def check_perm(self, snippet: AccessibilityIssue) -> bool:
        return self.request.user.has_perm("core.change_accessibilityissue")

    @classmethod
    def execute_action(
        cls, objects: Iterable[AccessibilityIssue], **kwargs: Any
    ) -> tuple[int, int]:
        request = kwargs["self"].request
        return mark_fixed(issues=objects, on=timezone.localdate(), by=request.user), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return f"Marked as fixed: {num_parent_objects}. The public statement no longer names it."

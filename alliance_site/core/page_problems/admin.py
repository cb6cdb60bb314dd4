"""The screens where staff read what readers reported, and close it."""

from collections.abc import Iterable
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from alliance_site.core.page_problems.models import PageProblem, Reason, Status
from alliance_site.core.page_problems.queries import owned_by, pages_by_owner
from alliance_site.core.page_problems.services import close_problems
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of

NOBODY = "nobody"


class ReadOnly(ModelPermissionPolicy):
    """Nobody, an administrator neither, writes or changes what a reader wrote."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in ("view", "close") and super().user_has_permission(user, action)


def _owners() -> list[tuple[str, str]]:
    owners = [owner for owner in pages_by_owner() if owner]
    named = sorted((name_of(owner), str(owner.pk)) for owner in owners)
    return [*((key, name) for name, key in named), (NOBODY, "Nobody")]


class PageProblemFilterSet(WagtailFilterSet):
    """By state, by who looks after the page, by page."""

    status = django_filters.ChoiceFilter(label="Status", choices=Status.choices)
    owner = django_filters.ChoiceFilter(label="Owner of the page", choices=_owners, method="of")
    page_title = django_filters.CharFilter(label="Page", lookup_expr="icontains")

    class Meta:
        model = PageProblem
        fields: ClassVar[list[str]] = ["status"]

    def of(self, problems: QuerySet, name: str, value: str) -> QuerySet:
        owner = None if value == NOBODY else User.objects.filter(pk=value).first()
        return problems.filter(owned_by(owner))


class PageProblemInspectView(InspectView):
    """One problem; what nobody has written yet, such as why it was closed, is left out."""

    page_title = "Page problem"

    def get_page_subtitle(self) -> str:
        return str(self.object.page_title)

    def get_fields_context(self) -> list[dict[str, Any]]:
        fields: list[dict[str, Any]] = super().get_fields_context()
        return [field for field in fields if field["value"] not in (None, "")]

    def get_closed_by_display_value(self) -> str:
        return name_of(self.object.closed_by)


def _beginning(problem: PageProblem) -> str:
    return Truncator(problem.text).chars(120)


def _reading(problem: PageProblem) -> str:
    return reverse("wagtailsnippets_core_pageproblem:inspect", args=[problem.pk])


class PageProblemViewSet(SnippetViewSet):
    model = PageProblem
    icon = "comment"
    menu_label = "Page problems"
    add_to_admin_menu = True
    menu_order = 650
    inspect_view_enabled = True
    inspect_view_class = PageProblemInspectView
    copy_view_enabled = False
    inspect_view_fields: ClassVar[list[str]] = [
        "text",
        "page_title",
        "page_address",
        "made_at",
        "status",
        "reason",
        "note",
        "closed_by",
        "closed_at",
    ]
    inspect_template_name = "core/page_problems/inspect.html"
    list_display: ClassVar[list] = [
        TitleColumn("text", label="What is wrong", accessor=_beginning, get_url=_reading),
        "page_title",
        DateColumn("made_at", label="Sent"),
        Column("status", label="Status", accessor="get_status_display"),
        Column("reason", label="Reason", accessor="get_reason_display"),
    ]
    list_export: ClassVar[list[str]] = [
        "page_title",
        "page_address",
        "text",
        "made_at",
        "get_status_display",
        "get_reason_display",
        "note",
        "closed_at",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "get_status_display": "Status",
        "get_reason_display": "Reason",
    }
    filterset_class = PageProblemFilterSet
    search_fields: ClassVar[list[str]] = ["text", "page_title"]
    permission_policy = ReadOnly(PageProblem)


class CloseForm(forms.Form):
    """Why the problem is closed."""

    reason = forms.ChoiceField(choices=Reason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), label="Note for colleagues"
    )


class CloseProblems(SnippetBulkAction):
    """Closes one problem or many, with a reason."""

    display_name = "Close"
    action_type = "close"
    aria_label = "Close the chosen page problems"
    template_name = "core/page_problems/confirm_close.html"
    form_class = CloseForm
    models: ClassVar[list] = [PageProblem]

    def check_perm(self, snippet: PageProblem) -> bool:
        return self.request.user.has_perm("core.close_pageproblem")

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), **self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects: Iterable[PageProblem], **kwargs: Any) -> tuple[int, int]:
        user = kwargs["self"].request.user
        closed = close_problems(
            problems=objects, reason=kwargs["reason"], note=kwargs["note"], by=user
        )
        return closed, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return f"Closed: {num_parent_objects}."

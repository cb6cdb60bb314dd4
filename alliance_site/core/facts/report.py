"""The facts that somebody must look at: to check, overdue, or withdrawn and still on a page."""

from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.columns import DayColumn
from alliance_site.core.facts.due import due_by, why_due
from alliance_site.core.facts.listing import (
    StatusColumn,
    edit_address,
    facts_with_usage,
    used_on,
)
from alliance_site.core.facts.models import Fact, Status


def facts_to_look_at() -> QuerySet[Fact]:
    withdrawn_in_use = Q(status=Status.WITHDRAWN, usage_count__gt=0)
    found = facts_with_usage().filter(withdrawn_in_use | due_by(timezone.localdate()))
    return found.order_by("-status", "review_by")


def why(fact: Fact) -> str:
    return "Withdrawn, but still on a page" if fact.is_withdrawn else why_due(fact)


class FactReport(ReportView):
    page_title = "Facts to check"
    header_icon = "tag"
    index_url_name = "facts_to_check"
    index_results_url_name = "facts_to_check_results"
    permission_policy = ModelPermissionPolicy(Fact)
    any_permission_required: ClassVar[list[str]] = ["add", "change", "delete", "view"]
    is_searchable = False
    default_ordering = None
    columns: ClassVar[list[Column]] = [
        TitleColumn("label", label="Fact", get_url=edit_address),
        Column("figure", label="Figure"),
        StatusColumn("status", label="Status"),
        Column("why", label="Why", accessor=why),
        DayColumn("review_by", label="Review by"),
        Column("usage_count", label="Used on", accessor=used_on),
    ]
    list_export: ClassVar[list[str]] = [
        "label",
        "value",
        "unit",
        "get_status_display",
        "review_by",
        "owner_role",
        "usage_count",
    ]
    export_headings: ClassVar[dict[str, str]] = {"get_status_display": "Status"}
    export_filename = "facts-to-check"

    def get_queryset(self) -> QuerySet[Fact]:
        return facts_to_look_at()

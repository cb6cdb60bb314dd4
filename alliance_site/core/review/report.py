"""The report "What on this site must be checked"."""

from datetime import date, timedelta
from typing import Any

import django_filters
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from alliance_site.core.columns import DayColumn
from alliance_site.core.review.due import DueItem, due_by
from alliance_site.core.review.models import today
from alliance_site.core.users.names import name_of

AHEAD = timedelta(days=30)
NOBODY = "nobody"


def owner_name(item: DueItem) -> str:
    return name_of(item.owner) or "Nobody"


def due_day(item: DueItem) -> date | str:
    return item.due or "No date yet"


class DueFilterSet(WagtailFilterSet):
    """By kind and by owner, as far as the list has them."""

    kind = django_filters.ChoiceFilter(label="Kind")
    owner = django_filters.ChoiceFilter(label="Owner")

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, items: list[DueItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted({item.kind for item in items})
        owners = {_owner_key(item): owner_name(item) for item in items}
        self.filters["kind"].extra["choices"] = [(kind, kind) for kind in kinds]
        self.filters["owner"].extra["choices"] = sorted(owners.items(), key=lambda pair: pair[1])

    def filter_queryset(self, queryset: list[DueItem]) -> list[DueItem]:
        kind, owner = self.form.cleaned_data["kind"], self.form.cleaned_data["owner"]
        of_kind = [item for item in queryset if not kind or item.kind == kind]
        return [item for item in of_kind if not owner or _owner_key(item) == owner]


def _owner_key(item: DueItem) -> str:
    return str(item.owner.pk) if item.owner else NOBODY


class DueReport(ReportView):
    """All that is due now or within 30 days: pages, facts, and what apps add."""

    permission_policy = page_permission_policy
    any_permission_required = ["change", "publish"]
    page_title = "What on this site must be checked"
    header_icon = "calendar-check"
    index_url_name = "due_report"
    index_results_url_name = "due_report_results"
    filterset_class = DueFilterSet
    export_filename = "must-be-checked"
    columns = [
        TitleColumn("title", label="Title", get_url=lambda item: item.url),
        Column("kind", label="Kind"),
        Column("reason", label="Why"),
        DayColumn("due", label="Due", accessor=due_day),
        Column("owner", label="Owner", accessor=owner_name),
        Column("owner_role", label="Role"),
    ]
    list_export = ["kind", "title", "reason", "due", "owner", "owner_role", "url"]
    export_headings = {"reason": "Why", "owner_role": "Role", "url": "Where to check"}

    @cached_property
    def items(self) -> list[DueItem]:
        return due_by(today() + AHEAD)

    def get_queryset(self) -> list[DueItem]:
        return self.items

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "items": self.items}

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.export_headings.get(field, field.capitalize()))

    def to_row_dict(self, item: DueItem) -> dict[str, Any]:
        row = {name: getattr(item, name) for name in self.list_export}
        return {**row, "owner": owner_name(item), "url": self.request.build_absolute_uri(item.url)}

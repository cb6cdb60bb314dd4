"""The list of all files that were loaded, one of them, and how it is undone."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet

from alliance_site.core.users.names import name_of
from performance.figures.models import Load
from performance.importing.admin.rights import OnlyLooking, may_load
from performance.importing.layouts import TABLES, WORKBOOKS
from performance.importing.loading import LOADED_MODELS, LoadRefused, replaced_since, undo
from performance.importing.months import said

LABELS = {layout.name: layout.label for layout in (*WORKBOOKS, *TABLES)}
LOADS = "loads:index"
NAMES = {"layout": "What it is", "sha256": "Fingerprint of the file (SHA-256)"}
NOBODY = "The website itself"


def layout_of(load: Load) -> str:
    return LABELS.get(load.layout, load.layout)


def months_of(load: Load) -> str:
    return " to ".join(dict.fromkeys(filter(None, (said(load.first_month), said(load.last_month)))))


class LoadIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("loaded_by", "undone_by")


class LoadInspectView(InspectView):
    """One load, with the button that leads to its undoing."""

    page_title = "Load"
    template_name = "performance/admin/load.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_undo = may_load(self.request.user) and not self.object.is_undone
        return super().get_context_data(may_undo=may_undo, **kwargs)

    def get_field_label(self, field_name: str, field: Any) -> str:
        return NAMES.get(field_name) or str(super().get_field_label(field_name, field))

    def get_layout_display_value(self) -> str:
        return layout_of(self.object)

    def get_loaded_by_display_value(self) -> str:
        return name_of(self.object.loaded_by) or NOBODY

    def get_undone_by_display_value(self) -> str:
        return name_of(self.object.undone_by)

    def get_first_month_display_value(self) -> str:
        return said(self.object.first_month)

    def get_last_month_display_value(self) -> str:
        return said(self.object.last_month)

    def get_fields_context(self) -> list[dict[str, Any]]:
        fields: list[dict[str, Any]] = super().get_fields_context()
        return [field for field in fields if field["value"] not in (None, "")]


class UndoScreen(WagtailAdminTemplateMixin, View):
    """Says what would happen, and asks."""

    template_name = "performance/admin/undo.html"
    page_title = "Undo"
    header_icon = "history"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_load(request.user):
            raise PermissionDenied
        self.load = get_object_or_404(Load, pk=kwargs["pk"])
        self.page_subtitle = self.load.file_name
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        gone = sum(model._default_manager.filter(load=self.load).count() for model in LOADED_MODELS)
        back = sum(
            model._default_manager.filter(replaced_by=self.load).count() for model in LOADED_MODELS
        )
        context = self.get_context_data(
            load=self.load, later=replaced_since(self.load), gone=gone, back=back
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            gone = undo(load=self.load, user=request.user)
        except LoadRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, f"Undone: {gone:,} figures of {self.load.file_name} are gone."
            )
        return redirect(LOADS)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LOADS), "label": "Loads of figures"},
            {"url": "", "label": self.page_title, "sublabel": self.page_subtitle},
        ]


class LoadViewSet(ModelViewSet):
    model = Load
    name = "loads"
    url_prefix = "figures/loads"
    icon = "history"
    menu_label = "Loads of figures"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = LoadIndexView
    inspect_view_class = LoadInspectView
    permission_policy = OnlyLooking(Load)
    list_per_page = 50
    ordering: ClassVar[list[str]] = ["-loaded_at", "-pk"]
    search_fields: ClassVar[list[str]] = ["file_name"]
    search_backend_name = None
    list_display: ClassVar[list] = [
        "file_name",
        Column("layout", label="What it is", accessor=layout_of),
        Column("months", label="Months", accessor=months_of),
        Column("status", label="Status", accessor=lambda load: load.get_status_display()),
        Column("added", label="Added"),
        Column("changed", label="Changed"),
        Column("unchanged", label="Unchanged"),
        Column("refused", label="Refused"),
        Column("loaded_by", label="By", accessor=lambda load: name_of(load.loaded_by) or NOBODY),
        DateColumn("loaded_at", label="When"),
        StatusTagColumn(
            "state",
            label="State",
            accessor=lambda load: "Undone" if load.is_undone else "In force",
            primary=lambda load: not load.is_undone,
        ),
    ]
    inspect_view_fields: ClassVar[list[str]] = [
        "file_name",
        "layout",
        "source",
        "first_month",
        "last_month",
        "status",
        "added",
        "changed",
        "unchanged",
        "refused",
        "left_out",
        "loaded_by",
        "loaded_at",
        "undone_by",
        "undone_at",
        "sha256",
    ]
    # The form that nobody gets to see: adding and changing are not allowed.
    form_fields: ClassVar[list[str]] = []

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("undo/<int:pk>/", UndoScreen.as_view(), name="undo"),
        ]

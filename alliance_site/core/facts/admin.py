"""The screens where staff keep the facts."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_filters import AllValuesFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import snippets as views

from alliance_site.core.columns import DayColumn
from alliance_site.core.facts.forms import FactForm
from alliance_site.core.facts.listing import StatusColumn, facts_with_usage, used_on
from alliance_site.core.facts.models import Fact
from alliance_site.core.facts.services import FactInUse, add_fact, change_fact, delete_fact
from alliance_site.core.facts.usage import usage_of


class WhereUsedPanel(HelpPanel):
    """Lists the pages with the fact on the fact's own screen."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "core/facts/where_used.html")
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "usage": usage_of(self.instance), "fact": self.instance}


class FactFilterSet(WagtailFilterSet):
    owner_role = AllValuesFilter(label="Owner")

    class Meta:
        model = Fact
        fields: ClassVar[list[str]] = ["status", "owner_role"]


class FactAddView(views.CreateView):
    def save_instance(self) -> Fact:
        return add_fact(fact=self.form.save(commit=False), user=self.request.user)


class FactEditView(views.EditView):
    def save_instance(self) -> Fact:
        self.has_content_changes = self.form.has_changed()
        return change_fact(fact=self.form.save(commit=False), user=self.request.user)


class FactDeleteView(views.DeleteView):
    def delete_action(self) -> None:
        delete_fact(fact=self.object, user=self.request.user)


def refuse_while_used(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Before anybody is asked whether to delete: a fact that is used is not deleted."""
    refused = [
        FactInUse(fact, usage)
        for fact in instances
        if isinstance(fact, Fact) and (usage := usage_of(fact))
    ]
    for error in refused:
        messages.error(request, str(error))
    return redirect(Fact.snippet_viewset.get_url_name("list")) if refused else None


class FactViewSet(views.SnippetViewSet):
    model = Fact
    icon = "tag"
    menu_label = "Facts"
    menu_name = "facts"
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = FactAddView
    edit_view_class = FactEditView
    delete_view_class = FactDeleteView
    filterset_class = FactFilterSet
    list_display: ClassVar[list] = [
        "label",
        Column("figure", label="Figure"),
        StatusColumn("status", label="Status", sort_key="status"),
        DayColumn("review_by", label="Review by", sort_key="review_by"),
        Column("usage_count", label="Used on", accessor=used_on, sort_key="usage_count"),
    ]
    list_export: ClassVar[list[str]] = [
        "key",
        "label",
        "value",
        "unit",
        "source_name",
        "source_url",
        "as_at",
        "review_by",
        "owner_role",
        "get_status_display",
        "note",
    ]
    export_headings: ClassVar[dict[str, str]] = {"get_status_display": "Status"}
    export_filename = "facts"
    # Straight in the table: the index of the search cannot tell these fields apart on SQLite.
    search_backend_name = None
    search_fields: ClassVar[list[str]] = ["label", "value", "key"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("label"),
                    FieldPanel("key"),
                    FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
                ],
                heading="The fact",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("follows"),
                    FieldPanel("source_name"),
                    FieldPanel("source_url"),
                    FieldPanel("as_at"),
                ],
                heading="Where it comes from",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("status"),
                    FieldRowPanel([FieldPanel("review_by"), FieldPanel("owner_role")]),
                    FieldPanel("note"),
                ],
                heading="Keeping it right",
            ),
            WhereUsedPanel(heading="Where it is used"),
        ],
        base_form_class=FactForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fact]:
        return facts_with_usage()

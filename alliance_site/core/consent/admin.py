"""The screens of the ledger: who agreed to what (without names), and the words they agreed to."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.consent import purposes
from alliance_site.core.consent.models import Consent, ConsentWording, Source
from alliance_site.core.consent.wordings import write_wording

IN_FORCE, WITHDRAWN = "in_force", "withdrawn"
NEW_WORDS = (
    "The words take effect as soon as you save them, for everybody who is asked "
    "after that. Say who writes, what people get, and that they can stop at any time. Nobody can "
    "change or delete words later: people have agreed to them."
)


def label_of(purpose: str) -> str:
    """What staff read; the bare name where the app that had the purpose is gone."""
    return next((p.label for p in purposes.registered() if p.name == purpose), purpose)


def _purposes() -> list[tuple[str, str]]:
    return [(purpose.name, purpose.label) for purpose in purposes.registered()]


class ConsentFilterSet(WagtailFilterSet):
    """By purpose, by whether it still holds, by how it came."""

    purpose = django_filters.ChoiceFilter(
        label="For what", choices=_purposes, field_name="wording__purpose"
    )
    state = django_filters.ChoiceFilter(
        label="Status",
        choices=[(IN_FORCE, "In force"), (WITHDRAWN, "Withdrawn")],
        method="in_state",
    )
    source = django_filters.ChoiceFilter(label="How it came", choices=Source.choices)

    class Meta:
        model = Consent
        fields: ClassVar[list[str]] = ["source"]

    def in_state(self, consents: QuerySet, name: str, value: str) -> QuerySet:
        return consents.filter(withdrawn_at__isnull=value == IN_FORCE)


class ConsentReport(ReportView):
    """All consents. People are numbers here: an address or a proof is shown by no report."""

    model = Consent
    permission_policy = ModelPermissionPolicy(Consent)
    permission_required = "view"
    page_title = "Consents"
    header_icon = "check"
    index_url_name = "consents"
    index_results_url_name = "consents_results"
    filterset_class = ConsentFilterSet
    default_ordering = "-given_at"
    columns: ClassVar[list[Column]] = [
        Column("subject", label="Person (a number)"),
        Column("wording", label="For what", accessor=lambda c: label_of(c.wording.purpose)),
        Column("version", label="Wording", accessor="wording.version"),
        Column("detail", label="Chosen"),
        Column("source", label="How it came", accessor="get_source_display"),
        DateColumn("given_at", label="Given", sort_key="given_at"),
        DateColumn("withdrawn_at", label="Withdrawn", sort_key="withdrawn_at"),
        Column("withdrawn_how", label="How it was withdrawn"),
    ]
    list_export: ClassVar[list[str]] = [
        "subject",
        "wording.purpose",
        "wording.version",
        "detail",
        "get_source_display",
        "given_at",
        "withdrawn_at",
        "withdrawn_how",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "subject": "Person (a number)",
        "wording.purpose": "For what",
        "wording.version": "Wording",
        "detail": "Chosen",
        "get_source_display": "How it came",
    }
    export_filename = "consents"

    def get_base_queryset(self) -> QuerySet[Consent]:
        consents: QuerySet[Consent] = super().get_base_queryset()
        return consents.select_related("wording").defer("proof")


class AddOnly(ModelPermissionPolicy):
    """Nobody, an administrator neither, changes or deletes words that people have agreed to."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("add", "view") and super().user_has_permission(user, action)


class WordingForm(WagtailAdminModelForm):
    """The purpose is one of those that apps have registered."""

    purpose = forms.ChoiceField(label="For what", choices=_purposes)


class WordingAddView(CreateView):
    page_title = "Write new words"

    def save_instance(self) -> ConsentWording:
        words = self.form.cleaned_data
        return write_wording(purpose=words["purpose"], text=words["text"], user=self.request.user)

    def get_success_message(self, instance: ConsentWording) -> str:
        return f"The words are in use now, as version {instance.version}."

    def get_success_buttons(self) -> list:
        return []  # Wagtail's would be "Edit"


def _beginning(wording: ConsentWording) -> str:
    return Truncator(wording.text).chars(140)


def _reading(wording: ConsentWording) -> str:
    return reverse("consent_wordings:inspect", args=[wording.pk])


class ConsentWordingViewSet(ModelViewSet):
    model = ConsentWording
    icon = "doc-full"
    menu_label = "Consent wordings"
    add_to_settings_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    add_view_class = WordingAddView
    permission_policy = AddOnly(ConsentWording)
    ordering: ClassVar[list[str]] = ["purpose", "-version"]
    list_display: ClassVar[list] = [
        TitleColumn("text", label="Words", accessor=_beginning, get_url=_reading),
        Column("purpose", label="For what", accessor=lambda words: label_of(words.purpose)),
        Column("version", label="Version"),
        BooleanColumn("is_offered", label="Shown on this website"),
        DateColumn("made_at", label="Written"),
    ]
    inspect_view_fields: ClassVar[list[str]] = [
        "text",
        "purpose",
        "version",
        "is_offered",
        "made_at",
        "made_by",
    ]
    edit_handler = ObjectList(
        [HelpPanel(NEW_WORDS), FieldPanel("purpose"), FieldPanel("text")],
        base_form_class=WordingForm,
    )


consent_wordings = ConsentWordingViewSet("consent_wordings")

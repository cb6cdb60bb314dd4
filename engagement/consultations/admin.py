"""The screens where consultations are written. What becomes of them is on one of their own."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
)
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.widgets import HeaderButton
from wagtail.admin.widgets.slug import SlugInput
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from alliance_site.core.editing import OneAtATime
from engagement.campaigns.address import NamePanel
from engagement.campaigns.chooser import KeepersChooserViewSet
from engagement.consultations.checking import to_check
from engagement.consultations.forms import ConsultationForm
from engagement.consultations.models import Consultation
from engagement.consultations.progress import progress_address
from engagement.consultations.queries import with_weeks
from engagement.consultations.states import State

DATES = "Times are by the clocks in the United Kingdom, in summer and in winter."
GRACE_SAID = "To the minute. Who has begun the form before can still send it for one hour."
QUESTION = [
    FieldPanel("text"),
    FieldPanel("hint"),
    FieldPanel("kind"),
    FieldPanel("options", widget=forms.Textarea({"rows": 4})),
    FieldPanel("required"),
]


def _is_open(consultation: Consultation) -> bool:
    return consultation.state == State.OPEN


def _state(consultation: Consultation) -> str:
    return consultation.state.label


class ConsultationIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Consultation]:
        found: QuerySet[Consultation] = super().get_base_queryset()
        return with_weeks(found.select_related("about").defer("background", "outcome"))

    def get_list_more_buttons(self, instance: Consultation) -> list[Any]:
        progress = MenuItem("Progress", progress_address(instance), icon_name="tasks", priority=5)
        return [progress, *super().get_list_more_buttons(instance)]


class ConsultationCreateView(CreateView):
    def get_success_url(self) -> str:
        return progress_address(self.object)


class ConsultationEditView(OneAtATime, EditView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        url = progress_address(self.object)
        return [*super().header_buttons, HeaderButton("Progress", url=url, icon_name="tasks")]


class ConsultationViewSet(SnippetViewSet):
    model = Consultation
    pk_path_converter = "key"
    icon = "comment"
    menu_label = "Consultations"
    menu_order = 619
    add_to_admin_menu = True
    copy_view_enabled = False
    chooser_viewset_class = KeepersChooserViewSet
    index_view_class = ConsultationIndexView
    add_view_class = ConsultationCreateView
    edit_view_class = ConsultationEditView
    list_display: ClassVar[list] = [
        "name",
        StatusTagColumn("state", label="State", accessor=_state, primary=_is_open),
        Column("about", label="About", accessor="about_name"),
        Column("opens", label="Opens", accessor="opens_on", sort_key="opens_at"),
        Column("closes", label="Closes", accessor="closes_on", sort_key="closes_at"),
        Column("check", label="To check", accessor=to_check),
    ]
    search_fields: ClassVar[list[str]] = ["name", "slug"]
    edit_handler = ObjectList(
        [
            NamePanel("name", targets=["slug"]),
            FieldPanel("slug", widget=SlugInput),
            FieldPanel("about"),
            FieldPanel("who_it_is_for"),
            FieldPanel("introduction"),
            FieldRowPanel(
                [FieldPanel("opens_at"), FieldPanel("closes_at", help_text=GRACE_SAID)],
                heading="When",
                help_text=DATES,
            ),
            FieldPanel("background", help_text="What people should know before they answer."),
            InlinePanel(
                "documents",
                [FieldPanel("document")],
                heading="Documents",
                label="Document",
                help_text="Files that people can read first. A web page is easier for them.",
            ),
            InlinePanel(
                "questions",
                QUESTION,
                heading="Questions",
                label="Question",
                help_text="Each gets a page of its own, after what people want to say. Ask few.",
            ),
            FieldPanel("change_answered"),
            FieldPanel(
                "outcome",
                help_text="What people said, and what you will do because of it. Nobody sees it "
                "until you publish it under Progress.",
            ),
            FieldPanel("is_example"),
        ],
        base_form_class=ConsultationForm,
    )

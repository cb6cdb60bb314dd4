"""The screens where a lead keeps the campaigns."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import Page
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from alliance_site.core.editing import OneAtATime, SeenForm
from engagement.campaigns.address import NamePanel, fix_slug, is_out
from engagement.campaigns.chooser import KeepersChooserViewSet
from engagement.campaigns.models import Campaign
from engagement.feedback.subjects import subjects


class CampaignForm(SeenForm):
    """Offers what a feedback can be about: the lead has no rights to the tree of pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "subjects" in self.fields:
            offered = [subject.page.pk for subject in subjects()]
            self.fields["subjects"].queryset = Page.objects.filter(pk__in=offered).order_by("path")
        if "slug" in self.fields and is_out(self.instance):
            fix_slug(self)


class CampaignEditView(OneAtATime, EditView):
    pass


def _state(campaign: Campaign) -> str:
    if campaign.has_closed:
        return "Closed"
    return "Open" if campaign.is_open else "Not open yet"


class CampaignViewSet(SnippetViewSet):
    model = Campaign
    icon = "comment"
    menu_label = "Campaigns"
    menu_order = 620
    add_to_admin_menu = True
    copy_view_enabled = False
    chooser_viewset_class = KeepersChooserViewSet
    edit_view_class = CampaignEditView
    list_display: ClassVar[list] = [
        "name",
        Column("state", label="State", accessor=_state),
        DateColumn("opens_at", label="Opens"),
        DateColumn("closes_at", label="Closes"),
        "slug",
    ]

    # Consultations have a list of their own.
    def get_queryset(self, request: HttpRequest) -> QuerySet[Campaign]:
        return Campaign.objects.filter(consultation=None)

    search_fields: ClassVar[list[str]] = ["name", "slug"]
    edit_handler = ObjectList(
        [
            NamePanel("name", targets=["slug"]),
            FieldPanel("slug", widget=SlugInput),
            FieldPanel("introduction"),
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldPanel("subjects", widget=forms.CheckboxSelectMultiple),
            InlinePanel(
                "questions",
                [
                    FieldPanel("text"),
                    FieldPanel("hint"),
                    FieldPanel("kind"),
                    FieldPanel("options", widget=forms.Textarea({"rows": 4})),
                    FieldPanel("required"),
                ],
                heading="Questions",
                label="Question",
                help_text="Each gets a page of its own, after who the author is. Ask few.",
            ),
        ],
        base_form_class=CampaignForm,
    )

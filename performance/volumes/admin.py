"""The screen where an analyst keeps the twelve months that later ones are compared with."""

from typing import ClassVar

from django import forms
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from performance.volumes.models import Baseline


class BaselineViewSet(SnippetViewSet):
    model = Baseline
    icon = "history"
    copy_view_enabled = False
    list_display: ClassVar[list] = [
        "name",
        Column("organisation", label="Whose"),
        Column("standard", label="What is counted"),
        Column("first_month", label="First month"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("organisation", widget=forms.Select),
            FieldPanel("standard", widget=forms.Select),
            FieldPanel("first_month"),
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("counted"), FieldPanel("note")],
                heading="How pages say it",
            ),
        ]
    )

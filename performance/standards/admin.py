"""The screens where an analyst keeps what is counted, the levels asked for, and known changes."""

from typing import ClassVar

from django import forms
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from performance.figures.numbers import level
from performance.reference_forms import FixedCodeForm
from performance.standards.models import SeriesBreak, Standard, Target

TWO_KINDS = (
    "<p>A <strong>standard</strong> is the lasting national level: it counts from its date until "
    "the next one. An <strong>ambition</strong> is the level asked for by a date. Add a new one "
    "beside the old: pages tell each month against the level of its time.</p>"
)


class StandardViewSet(SnippetViewSet):
    model = Standard
    icon = "time"
    copy_view_enabled = False
    list_display: ClassVar[list] = [
        "name",
        Column("code", label="Code", sort_key="code"),
        BooleanColumn("is_shown", label="On the page"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("code"),
            FieldPanel("what_happened"),
            FieldPanel("explanation"),
            FieldPanel("days"),
            MultiFieldPanel(
                [
                    FieldPanel("is_shown"),
                    FieldPanel("sort_order", help_text="Lower numbers stand first in lists."),
                ],
                heading="On the page",
            ),
        ],
        base_form_class=FixedCodeForm,
    )


class TargetViewSet(SnippetViewSet):
    model = Target
    icon = "pick"
    copy_view_enabled = False
    list_display: ClassVar[list] = [
        Column("level", label="People in every 100", accessor=lambda target: level(target.level)),
        Column("standard", label="Of", sort_key="standard"),
        Column("get_kind_display", label="Kind"),
        Column("on", label="From, or by", sort_key="on"),
    ]
    list_filter: ClassVar[list[str]] = ["standard", "kind"]
    edit_handler = ObjectList(
        [
            HelpPanel(TWO_KINDS),
            FieldPanel("standard", widget=forms.Select),
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("level"), FieldPanel("on")]),
            FieldPanel("source"),
            FieldPanel("source_url"),
        ]
    )


class SeriesBreakViewSet(SnippetViewSet):
    model = SeriesBreak
    icon = "cut"
    copy_view_enabled = False
    list_display: ClassVar[list] = [
        "why",
        Column("on", label="From", sort_key="on"),
        Column("standard", label="Of"),
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(
                "<p>A change in what is counted. Charts show it, their limits start again, and "
                "sentences do not count further back. Do not add one because the figures went up "
                "or down.</p>"
            ),
            FieldPanel("standard", widget=forms.Select),
            FieldPanel("on"),
            FieldPanel("why"),
        ]
    )

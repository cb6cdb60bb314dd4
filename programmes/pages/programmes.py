from typing import Any

from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock, HelpBlock
from alliance_site.core.blocks.text import PLAIN_FEATURES
from alliance_site.core.pages.base import BasePage
from programmes.queries import sections_of_work, visible_related


class ProgrammeIndexPage(BasePage):
    """Our work: the programmes, the principles they follow, the areas that lift them."""

    kind = "Our work"
    parent_page_types = ["core.HomePage"]
    max_count_per_parent = 1

    programmes_intro = models.CharField(
        max_length=250, blank=True, help_text="One sentence above the programmes."
    )
    principles_intro = models.CharField(
        max_length=250, blank=True, help_text="One sentence above the principles."
    )
    areas_intro = models.CharField(
        max_length=250, blank=True, help_text="One sentence above the supporting areas."
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("programmes_intro"),
                FieldPanel("principles_intro"),
                FieldPanel("areas_intro"),
            ],
            heading="Sections",
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "our work index"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = sections_of_work(self)
        return context


class Colour(models.TextChoices):
    """The accents of the site's face that a programme can take."""

    GOLD = "gold", "Gold"
    TEAL = "teal", "Teal"
    ROSE = "rose", "Rose"


class ProgrammePage(BasePage):
    """One of the alliance's main programmes of work."""

    kind = "Programme"
    is_reviewed = True
    parent_page_types = ["programmes.ProgrammeIndexPage"]

    long_title = models.CharField(
        max_length=120,
        blank=True,
        help_text="The full name, where it is longer than the title that menus and cards show.",
    )
    colour = models.CharField(
        max_length=10,
        choices=Colour.choices,
        default=Colour.TEAL,
        help_text="Marks the programme's cards and the top of its page.",
    )
    aim = models.TextField(help_text="What the programme is for, in one or two plain sentences.")
    body = StreamField(BodyBlock(), blank=True, verbose_name="what we do")
    who_it_is_for = RichTextField(features=PLAIN_FEATURES, blank=True)
    where_to_get_help = StreamField(HelpBlock(), blank=True)
    related_principles = ParentalManyToManyField(
        "programmes.PrinciplePage", blank=True, related_name="programmes"
    )
    supporting_areas = ParentalManyToManyField(
        "programmes.SupportingAreaPage", blank=True, related_name="programmes"
    )
    contact_role = models.CharField(
        max_length=120, blank=True, help_text="Who leads the programme: a role, never a name."
    )

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("long_title"), FieldPanel("colour")]),
        FieldPanel("aim"),
        FieldPanel("body"),
        FieldPanel("who_it_is_for"),
        FieldPanel("where_to_get_help"),
        MultiFieldPanel(
            [
                FieldPanel("related_principles"),
                FieldPanel("supporting_areas"),
                FieldPanel("contact_role"),
            ],
            heading="How it fits in",
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("long_title", boost=2),
        index.SearchField("aim"),
        index.SearchField("body"),
        index.SearchField("who_it_is_for"),
        index.SearchField("where_to_get_help"),
    ]

    class Meta:
        verbose_name = "programme"

    @property
    def full_title(self) -> str:
        return self.long_title or self.title

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["principles"] = visible_related(self.related_principles)
        context["areas"] = visible_related(self.supporting_areas)
        return context

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage
from alliance_site.core.pages.routing import DirectRouteMixin


class HomePage(DirectRouteMixin, BasePage):
    """The front door: the alliance in one sentence, and the ways into its work.

    The apps fill the sections below it: each offers a template function for what it owns.
    """

    kind = "Home page"
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 1

    headline = models.CharField(
        max_length=90,
        blank=True,
        help_text="A short promise in large letters at the top, such as what the alliance is for.",
    )
    body = StreamField(
        BodyBlock(), blank=True, help_text="Shown at the foot of the page, below its sections."
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("headline"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "home page"

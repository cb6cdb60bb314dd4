from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.blocks.data import FigureBlock
from alliance_site.core.pages.base import BasePage


class PerformancePage(BasePage):
    """How the alliance is doing: its headline figures and what they mean."""

    kind = "How we are doing"
    parent_page_types = ["core.HomePage"]
    max_count_per_parent = 1

    figures = StreamField(
        [("figure", FigureBlock())],
        blank=True,
        max_num=6,
        help_text="The headline figures, each with its source and its month. The home page "
        "shows the first three.",
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("figures"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("figures"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "performance page"

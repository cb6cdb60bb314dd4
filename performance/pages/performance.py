from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.blocks.data import FigureBlock
from alliance_site.core.pages.base import BasePage
from performance.backlog.reading import (
    MANAGEMENT_INFORMATION,
    NONE_PUBLISHED,
    NOT_THE_BACKLOG,
)
from performance.showing.report import report_of


class PerformancePage(BasePage):
    """How the alliance is doing: its headline figures and what they mean."""

    kind = "How we are doing"
    parent_page_types = ["core.HomePage"]
    max_count_per_parent = 1

    figures = StreamField(
        [("figure", FigureBlock())],
        blank=True,
        max_num=6,
        help_text="Shown while no waiting times are loaded. As soon as they are, this page and the "
        "home page take their headline figures from them.",
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        report = report_of(request.GET)
        if report and report.title:
            context["page_title"] = f"{self.title}: {report.title}"
        return {
            **context,
            "report": report,
            # What is chosen is the same page: search engines know one.
            "canonical_query": "",
            "none_published": NONE_PUBLISHED,
            "management_information": MANAGEMENT_INFORMATION,
            "not_the_backlog": NOT_THE_BACKLOG,
        }

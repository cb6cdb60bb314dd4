from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage


class SupportingAreaPage(BasePage):
    """One of the areas that lift all programmes, and the way to where its work is on the site."""

    kind = "Supporting area"
    is_reviewed = True
    parent_page_types = ["programmes.ProgrammeIndexPage"]
    subpage_types = []

    work_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Where this work is on the site: the news, Have your say, the figures.",
    )
    work_link_text = models.CharField(
        max_length=90, blank=True, help_text="The words of the link to it. Empty: the page's title."
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [PageChooserPanel("work_page"), FieldPanel("work_link_text")],
            heading="Where this work is",
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "supporting area"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["work_page"] = self.work_page if self.work_page and self.work_page.live else None
        return context

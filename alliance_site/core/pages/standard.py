from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.navigation.queries import cards_below
from alliance_site.core.pages.base import BasePage
from alliance_site.core.pages.headings import contents_of


class StandardPage(BasePage):
    """An information page: a body of blocks, and the pages below it."""

    kind = "Information"
    is_reviewed = True
    parent_page_types = ["core.HomePage", "core.StandardPage"]

    show_contents = models.BooleanField(
        "show a list of contents",
        default=False,
        help_text="Lists the page's main headings at its top. Good for long pages.",
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("show_contents"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "information page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["contents"] = contents_of(self.body) if self.show_contents else []
        context["below"] = cards_below(self)
        return context

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.navigation.queries import cards_below
from alliance_site.core.pages.base import BasePage
from programmes.queries import programmes_of_principle


class PrinciplesIndexPage(BasePage):
    """The key principles that every delivery plan must reflect."""

    kind = "Principles"
    parent_page_types = ["programmes.ProgrammeIndexPage"]
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "principles index"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["principles"] = cards_below(self)
        return context


class PrinciplePage(BasePage):
    """One of the key principles: what it promises, and which programmes live by it."""

    kind = "Principle"
    is_reviewed = True
    parent_page_types = ["programmes.PrinciplesIndexPage"]
    subpage_types = []

    statement = models.CharField(
        max_length=250, help_text="The principle as a promise, in one plain sentence."
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("statement"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("statement"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "principle"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["programmes"] = programmes_of_principle(self)
        return context

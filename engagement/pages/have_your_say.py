from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage
from engagement.blocks import AskBlock
from engagement.published.listing import listing_of


class HaveYourSayPage(BasePage):
    """Where patients, carers and residents learn how to be heard."""

    kind = "Have your say"
    is_reviewed = True
    parent_page_types = ["core.HomePage"]
    max_count_per_parent = 1

    asks = StreamField(
        [("ask", AskBlock())],
        blank=True,
        help_text="What people are asked to do, one for each kind of feedback.",
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("asks"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("asks"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "have your say page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listing = listing_of(request.GET)
        context["listing"] = listing
        context["chosen"] = listing.chosen
        if listing.chosen.taken or listing.place:
            context["page_title"] = f"{listing.count}{listing.place}"
        context["canonical_query"] = listing.chosen.query(page=listing.page.number)
        return context

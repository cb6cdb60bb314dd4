from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage
from engagement.blocks import AskBlock


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

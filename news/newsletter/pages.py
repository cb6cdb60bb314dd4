from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultipleChooserPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage
from news.items.listing import FromEitherEnd
from news.newsletter.items import shown_items
from news.newsletter.queries import issues_below

ISSUES_PER_PAGE = 12
# Mail programs show little more.
SHORT_FEATURES = ["bold", "ol", "ul", "link"]


class NewsletterIndexPage(BasePage):
    """The newsletter: what it is, how to get it, and all its issues."""

    kind = "Newsletter"
    parent_page_types = ["news.NewsIndexPage"]
    max_count_per_parent = 1

    body = StreamField(
        BodyBlock(),
        blank=True,
        help_text="What the newsletter is, how often it comes, and what people can choose.",
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "newsletter"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        pages: Paginator = FromEitherEnd(issues_below(self), ISSUES_PER_PAGE)
        # get_page() answers a number that is none, or too high, with the nearest page.
        listing = pages.get_page(request.GET.get("page"))
        if listing.number > 1:
            place = f" (page {listing.number} of {pages.num_pages})"
            context["page_title"] = self.title + place
        context["listing"] = listing
        return context


class NewsletterIssuePage(BasePage):
    """One issue: pages of the site with words of its own, on the web and by mail.

    The title is the subject of the mail.
    """

    kind = "Newsletter"
    parent_page_types = ["news.NewsletterIndexPage"]
    subpage_types = []

    date = models.DateField(
        "date of the issue",
        default=timezone.localdate,
        db_index=True,
        help_text="Shown with the issue; the newest stands first.",
    )
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Marks the issue as an example. It cannot be sent by mail.",
    )
    introduction = RichTextField(blank=True, features=SHORT_FEATURES)
    closing = RichTextField("closing words", blank=True, features=SHORT_FEATURES)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("is_example")]),
        FieldPanel("introduction"),
        MultipleChooserPanel(
            "items",
            chooser_field_name="page",
            heading="What the issue tells",
            label="Page",
            panels=[
                FieldPanel("page"),
                FieldPanel("section"),
                FieldPanel("heading"),
                FieldPanel("words"),
            ],
            help_text="Pages that readers can open today. Drag them, or use the arrows, to put "
            "them in order.",
        ),
        FieldPanel("closing"),
        HelpPanel(
            "<p>The preview shows the issue as a web page, as a mail in light and dark, and as "
            "plain text. To send it, publish it, and then choose <b>Send by email</b> in the menu "
            "at the top.</p>"
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("closing"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = "newsletter issue"

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        from news.newsletter.previews import MODES

        return MODES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from news.newsletter.previews import preview

        return preview(self, mode_name) or super().serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["items"] = shown_items(self)
        return context


class NewsletterItem(Orderable):
    """A page of the site in an issue, with words of the issue's own where they are needed."""

    issue = ParentalKey(NewsletterIssuePage, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(
        "heading of a section",
        max_length=90,
        blank=True,
        help_text="Stands before this item, where a new part of the issue begins.",
    )
    heading = models.CharField(
        max_length=150, blank=True, help_text="Leave empty to use the title of the page."
    )
    words = models.TextField(
        blank=True, help_text="Leave empty to use the summary of the page. Plain text."
    )

    class Meta(Orderable.Meta):
        verbose_name = "item"

    def __str__(self) -> str:
        return self.heading or str(self.page)

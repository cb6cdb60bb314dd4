from typing import Any

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.images import sizes
from alliance_site.core.pages.base import BasePage
from news.items.labels import labels_of
from news.items.pack import PartnersPack
from news.queries import related_news


class NewsPage(PartnersPack, BasePage):
    """One news item."""

    kind = "News"
    picture_filters = sizes.WITH_PARTNERS
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    date = models.DateField(
        "date of the news",
        default=timezone.localdate,
        db_index=True,
        help_text="Shown with the item; the newest stand first.",
    )
    pinned_until = models.DateField(
        null=True,
        blank=True,
        db_index=True,
        help_text="Until the end of this day the item stands before newer ones. Empty: not pinned.",
    )
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Marks the item as an example, so that nobody takes it for the alliance's word.",
    )
    body = StreamField(BodyBlock(), blank=True)
    quotation = models.TextField(
        blank=True, help_text="What somebody says about it, without quotation marks."
    )
    quotation_role = models.CharField(
        "who says it", max_length=120, blank=True, help_text="A role, never a name."
    )
    press_contact = models.TextField(
        "contact for journalists",
        blank=True,
        help_text="A role, and how to reach it. Empty: the contact in the site settings.",
    )
    topics = ParentalManyToManyField("news.Topic", blank=True, related_name="news")
    programmes = ParentalManyToManyField(
        "programmes.ProgrammePage", blank=True, related_name="news"
    )
    areas = ParentalManyToManyField(
        "core.Area",
        blank=True,
        related_name="news",
        help_text="Where it matters. Tick all for news that is for the whole alliance.",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("pinned_until"), FieldPanel("is_example")]),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("quotation"), FieldPanel("quotation_role")], heading="Quotation"
        ),
        FieldPanel("press_contact"),
    ]
    finding_panels = [
        HelpPanel("<p>Readers find the item by these, and follow them by feed.</p>"),
        *(
            FieldPanel(name, widget=CheckboxSelectMultiple)
            for name in ("topics", "programmes", "areas")
        ),
        MultipleChooserPanel(
            "related_items", chooser_field_name="item", max_num=3, heading="Related news"
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(finding_panels, heading="Found under"),
            ObjectList(PartnersPack.panels, heading="For partners"),
            ObjectList(BasePage.promote_panels, heading="Promote"),
            ObjectList(BasePage.settings_panels, heading="Settings"),
        ],
        base_form_class=BasePage.base_form_class,
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("quotation"),
        index.FilterField("date"),
        index.FilterField("pinned_until"),
        index.RelatedFields("topics", [index.SearchField("name"), index.FilterField("slug")]),
        index.RelatedFields("areas", [index.SearchField("name"), index.FilterField("slug")]),
    ]

    class Meta:
        verbose_name = "news item"

    @property
    def is_pinned(self) -> bool:
        return self.pinned_until is not None and self.pinned_until >= timezone.localdate()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["labels"] = labels_of(self)
        context["related"] = related_news(self)
        return context


class RelatedNews(Orderable):
    """Another item that readers of a news item are shown at its foot."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_items")
    item = models.ForeignKey(NewsPage, on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = "related news"

    def __str__(self) -> str:
        return str(self.item)

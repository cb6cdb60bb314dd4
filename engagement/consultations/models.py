"""Consultations: what people are asked about a plan or a page, and what comes of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from engagement.campaigns.models import Campaign


class Consultation(index.Indexed, Campaign):
    """A campaign about one plan or page whose outcome the alliance must publish.

    What people send to it is feedback of the campaign, and goes through the same moderation.
    `announced_at`, `outcome_published_at` and `withdrawn_at` are set by `transitions.py` alone;
    `states.py` says what they and the clock make of it.
    """

    about = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="what it is about",
        help_text="A delivery plan, or another page of the site.",
    )
    # Stays when the page is renamed or deleted.
    about_title = models.CharField(max_length=255, blank=True, editable=False)
    who_it_is_for = models.CharField(
        "who is meant",
        max_length=250,
        help_text="Such as: people who care for somebody with cancer.",
    )
    background = StreamField(
        BodyBlock(), blank=True, help_text="What people should know first. Add the documents here."
    )
    outcome = StreamField(
        BodyBlock(), blank=True, help_text="What people said, and what you will do because of it."
    )
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Written for the demonstration; the page says so.",
    )
    announced_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_because = models.CharField(max_length=250, blank=True, editable=False)

    # Only what is announced is in the index (see indexing.py).
    search_auto_update = False
    search_fields: ClassVar[list] = [
        index.SearchField("name"),
        index.SearchField("introduction"),
        index.SearchField("about_title"),
        index.SearchField("who_it_is_for"),
        index.SearchField("background"),
    ]

    class Meta:
        default_permissions = ("add", "change", "delete", "view")


class ConsultationDocument(Orderable):
    """A file that people can read before they answer."""

    consultation = ParentalKey(Consultation, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.document}"

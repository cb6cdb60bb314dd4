"""Consultations: what people are asked about a plan or a page, and what comes of it."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable, PreviewableMixin
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.seo.head import absolute
from engagement.campaigns.models import Campaign
from engagement.consultations import states, words
from engagement.consultations.states import State


class Consultation(PreviewableMixin, index.Indexed, Campaign):
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

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "engagement/consultations/one.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from engagement.consultations.showing import one_context

        return one_context(request, self)

    @property
    def state(self) -> State:
        return states.state_of(self)

    def state_at(self, moment: datetime) -> State:
        return states.state_of(self, moment)

    @property
    def about_name(self) -> str:
        """What it is about, also where that page is gone. A draft may have a title that is not
        for readers yet."""
        return self.about.title if self.about and self.about.live else self.about_title

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def has_closed(self) -> bool:
        return self.state in (State.CONSIDERING, State.OUTCOME, State.WITHDRAWN)

    @property
    def address(self) -> str:
        return reverse("consultation", args=[self.slug])

    @property
    def full_address(self) -> str:
        return absolute(self.address)

    @property
    def opens_on(self) -> str:
        return words.opens_on(self.opens_at)

    @property
    def closes_on(self) -> str:
        return words.closes_on(self.closes_at) if self.closes_at else ""

    @property
    def time_left(self) -> str:
        return words.time_left(self)

    @property
    def outcome_due(self) -> date | None:
        return states.outcome_due(self)

    @property
    def is_late(self) -> bool:
        """Whether people have waited longer for the outcome than they were told."""
        due = self.outcome_due
        return self.state == State.CONSIDERING and due is not None and due < timezone.localdate()

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet["Consultation"]:
        return cls._default_manager.filter(announced_at__isnull=False, withdrawn_at=None)


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

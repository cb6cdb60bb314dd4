from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.http.caching import changes_at
from alliance_site.core.pages.base import BasePage
from alliance_site.core.seo.head import Head
from news.events.access import AccessInformation
from news.events.json_ld import event_data
from news.events.listing import listing_of
from news.events.words import period, place_line
from programmes.queries import visible_related


class EventsIndexPage(BasePage):
    """The events of the alliance: what is coming, and what has been."""

    kind = "Events section"
    parent_page_types = ["news.NewsIndexPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "events index"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing_of(self, request)
        return context


class EventPage(AccessInformation, BasePage):
    """One event: when, where or online, how to get in, how to book."""

    kind = "Event"
    parent_page_types = ["news.EventsIndexPage"]
    subpage_types = []

    starts_at = models.DateTimeField("starts", help_text="Day and time in the United Kingdom.")
    ends_at = models.DateTimeField(
        "ends", db_index=True, help_text="Until then it is listed as coming. It can be a later day."
    )
    place_name = models.CharField(
        "name of the place",
        max_length=120,
        blank=True,
        help_text="Leave empty if the event is only online.",
    )
    place_address = models.TextField(
        "address", blank=True, help_text="Street, town and postcode, one a line."
    )
    is_online = models.BooleanField("people can join online", default=False)
    how_to_join = models.TextField(
        "how to join online",
        blank=True,
        help_text="Such as: we send you the link when you have booked. Plain text.",
    )
    who_it_is_for = models.CharField(
        max_length=250, blank=True, help_text="Such as: carers, or anyone in our area."
    )
    cost = models.CharField(
        max_length=120, blank=True, help_text="Leave empty if it is free: the page says so."
    )
    booking_url = models.URLField(
        "web page for booking",
        blank=True,
        help_text="If neither this nor an email address is here, the page says that people do "
        "not need to book.",
    )
    booking_email = models.EmailField("email address for booking", blank=True)
    is_cancelled = models.BooleanField(
        "cancelled",
        default=False,
        help_text="Keep the page published: it and people's calendars then say that the event is "
        "cancelled.",
    )
    cancelled_because = models.CharField(
        "why it is cancelled",
        max_length=250,
        blank=True,
        help_text="One plain sentence. Say here if there will be another date.",
    )
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Marks the event as an example, so that nobody sets out for it.",
    )
    topics = ParentalManyToManyField("news.Topic", blank=True, related_name="events")
    programmes = ParentalManyToManyField(
        "programmes.ProgrammePage", blank=True, related_name="events"
    )
    areas = ParentalManyToManyField("core.Area", blank=True, related_name="events")
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading="When"),
        MultiFieldPanel(
            [
                FieldPanel("place_name"),
                FieldPanel("place_address"),
                FieldPanel("is_online"),
                FieldPanel("how_to_join"),
            ],
            heading="Where: a place, online, or both",
        ),
        AccessInformation.access_panel,
        FieldPanel("who_it_is_for"),
        MultiFieldPanel(
            [FieldPanel("booking_url"), FieldPanel("booking_email"), FieldPanel("cost")],
            heading="Booking and cost",
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel(name, widget=forms.CheckboxSelectMultiple)
                for name in ("topics", "areas", "programmes")
            ],
            heading="Where people find it",
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_cancelled"),
                FieldPanel("cancelled_because"),
                FieldPanel("is_example"),
            ],
            heading="Cancelled, or an example",
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place_name"),
        index.SearchField("place_address"),
        index.SearchField("who_it_is_for"),
        index.SearchField("body"),
        index.FilterField("starts_at"),
        index.FilterField("ends_at"),
    ]

    class Meta:
        verbose_name = "event"

    @property
    def when(self) -> str:
        """Such as "Saturday 12 December 2026, 10am to 12:30pm"."""
        return period(self.starts_at, self.ends_at)

    @property
    def where(self) -> str:
        """The place in one line, such as "Town Hall, and online"."""
        return place_line(self)

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def needs_booking(self) -> bool:
        return bool(self.booking_url or self.booking_email)

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "The event must end after it starts."})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["programmes"] = visible_related(self.programmes)
        context["topics"], context["areas"] = list(self.topics.all()), list(self.areas.all())
        changes_at(request, self.ends_at)
        return context

    def structured_data(self, head: Head) -> list[dict[str, Any]]:
        return [event_data(self, head)]

import uuid

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage


class DeliveryPlanIndexPage(BasePage):
    """All delivery plans, and the principles that they reflect."""

    kind = "Delivery plans"
    parent_page_types = ["programmes.ProgrammeIndexPage"]
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "delivery plans index"


class DeliveryPlanPage(BasePage):
    """What the alliance will do in a year or more, with how it reflects each principle."""

    kind = "Delivery plan"
    is_reviewed = True
    parent_page_types = ["programmes.DeliveryPlanIndexPage"]
    subpage_types = []

    starts = models.DateField(help_text="The first day of the time that the plan is for.")
    ends = models.DateField(help_text="The last day.")
    programmes = ParentalManyToManyField("programmes.ProgrammePage", related_name="plans")
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Written for the demonstration; the page says so.",
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name="more about the plan")

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("programmes"),
        InlinePanel("actions", heading="Actions", label="Action"),
        InlinePanel("answers", heading="How it reflects the principles", label="Principle"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "delivery plan"


class ActionStatus(models.TextChoices):
    """How far an action has come."""

    NOT_STARTED = "not_started", "Not started"
    ON_TRACK = "on_track", "On track"
    DELAYED = "delayed", "Delayed"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"


class PlanAction(Orderable, ClusterableModel):
    """One thing that a plan undertakes. Its `key` stays the same from version to version."""

    plan = ParentalKey(DeliveryPlanPage, on_delete=models.CASCADE, related_name="actions")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    what = models.CharField(max_length=250, help_text="What will be done, in one sentence.")
    for_whom = models.CharField(
        max_length=200, help_text="Who will be better off, such as people who wait for a scan."
    )
    due = models.DateField("by when")
    lead_role = models.CharField(max_length=120, help_text="Who leads it: a role, never a name.")
    status = models.CharField(
        max_length=12, choices=ActionStatus.choices, default=ActionStatus.NOT_STARTED
    )
    reason = models.CharField(
        "why",
        max_length=250,
        blank=True,
        help_text="Needed where it is delayed or stopped: why, in plain words.",
    )
    measure = models.CharField(
        max_length=200, blank=True, help_text="How people can see that it works."
    )
    measure_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="where the figure is",
    )
    principles = ParentalManyToManyField(
        "programmes.PrinciplePage", blank=True, related_name="plan_actions"
    )

    class Meta(Orderable.Meta):
        default_permissions = ()
        verbose_name = "action"

    def __str__(self) -> str:
        return self.what


class PrincipleAnswer(Orderable):
    """How a plan reflects a principle, in words; the actions that do so name the principle."""

    plan = ParentalKey(DeliveryPlanPage, on_delete=models.CASCADE, related_name="answers")
    # A principle that is deleted must not take a plan's words with it.
    principle = models.ForeignKey(
        "programmes.PrinciplePage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="plan_answers",
    )
    how = models.TextField(
        "how the plan reflects it", help_text="Two or three short sentences in plain words."
    )

    class Meta(Orderable.Meta):
        default_permissions = ()
        verbose_name = "answer to a principle"

    def __str__(self) -> str:
        return f"{self.principle}" if self.principle_id else "A principle that is gone"

import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import Orderable


class ActionStatus(models.TextChoices):
    """How far an action has come."""

    NOT_STARTED = "not_started", "Not started"
    ON_TRACK = "on_track", "On track"
    DELAYED = "delayed", "Delayed"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"


# Readers are told why.
NEEDS_A_REASON = (ActionStatus.DELAYED, ActionStatus.STOPPED)
# Nothing more is to be done.
CLOSED = (ActionStatus.DONE, ActionStatus.STOPPED)


class PlanAction(Orderable, ClusterableModel):
    """One thing that a plan undertakes.

    Its `key` and its primary key stay the same from version to version: what people say about
    an action belongs to it, whatever becomes of its words.
    """

    plan = ParentalKey(
        "programmes.DeliveryPlanPage", on_delete=models.CASCADE, related_name="actions"
    )
    key = models.UUIDField(default=uuid.uuid4)
    what = models.CharField(max_length=250, help_text="What will be done, in one sentence.")
    for_whom = models.CharField(
        max_length=200, help_text="Who will be better off, such as people who wait for a scan."
    )
    # A draft may lack it; the publishing gate asks for it.
    due = models.DateField("by when", null=True)
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
        "programmes.PrinciplePage",
        blank=True,
        related_name="plan_actions",
        verbose_name="principles that it reflects",
    )

    class Meta(Orderable.Meta):
        default_permissions = ()
        verbose_name = "action"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "key"], name="programmes_one_action_of_a_key_in_a_plan"
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its plan."""
        return f"action-{self.key}"

    @property
    def is_late(self) -> bool:
        """Its day is over, and it is neither done nor stopped."""
        return bool(self.due and self.due < timezone.localdate() and self.status not in CLOSED)

    @property
    def needs_a_reason(self) -> bool:
        return self.status in NEEDS_A_REASON


class PrincipleAnswer(Orderable):
    """How a plan reflects a principle, in words; the actions that do so name the principle."""

    plan = ParentalKey(
        "programmes.DeliveryPlanPage", on_delete=models.CASCADE, related_name="answers"
    )
    # A principle that is deleted must not take a plan's words with it.
    principle = models.ForeignKey(
        "programmes.PrinciplePage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="plan_answers",
    )
    # What the principle was called when it was last seen.
    principle_title = models.CharField(max_length=255, blank=True, editable=False)
    # May be empty in a draft: the gate asks for it, and names the principle.
    how = models.TextField(
        "how the plan reflects it",
        blank=True,
        help_text="Two or three short sentences in plain words.",
    )

    class Meta(Orderable.Meta):
        default_permissions = ()
        verbose_name = "answer to a principle"

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name of the principle, also of one that is deleted."""
        known = self.principle.title if self.principle else self.principle_title
        return known or "A principle that we no longer have"

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its plan."""
        return f"principle-{self.principle.slug if self.principle else f'gone-{self.pk}'}"

    def serializable_data(self) -> dict[str, Any]:
        """As a draft keeps it: with the name of the principle, should that be deleted."""
        data = get_serializable_data_for_fields(self)
        if self.principle:
            data["principle_title"] = self.principle.title
        return data


class PlanVersion(models.Model):
    """What a plan said when it was published. Only `versions.py` writes it.

    Wagtail's own revisions hold drafts, too, and may be purged: this is what readers were told.
    """

    wagtail_reference_index_ignore = True

    plan = models.ForeignKey(
        "programmes.DeliveryPlanPage", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    data = models.JSONField()

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="programmes_one_version_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.search import index

from engagement.commitments.choices import TO_KEEP, Status
from engagement.feedback.models import MadeByStaff


class Commitment(index.Indexed, models.Model):
    """What the alliance does, or will not do, because of what people said.

    All words are staff's own. What people sent stays in their feedback, which this only leads to.
    """

    holds_words = False

    title = models.CharField(
        max_length=120, help_text="What it is about, in a few words: Pictures in the home kit."
    )
    you_said = models.TextField(
        "you said",
        blank=True,
        max_length=600,
        help_text="Begin with: You told us that. Use your own words, and never copy theirs.",
    )
    statement = models.TextField(
        "what you do about it",
        blank=True,
        max_length=600,
        help_text="What you will do, or have done: We will put pictures in the leaflet.",
    )
    lead_role = models.CharField(
        max_length=120, blank=True, help_text="Who leads it: a role, never a name."
    )
    due = models.DateField("by when", null=True, blank=True)
    what_changed = models.TextField(
        "what changed",
        blank=True,
        max_length=600,
        help_text="What is different for people now that it is done.",
    )
    evidence_page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    evidence_url = models.URLField("evidence", max_length=500, blank=True)

    programmes = models.ManyToManyField(
        "programmes.ProgrammePage", blank=True, related_name="commitments"
    )
    principles = models.ManyToManyField(
        "programmes.PrinciplePage", blank=True, related_name="commitments"
    )
    areas = models.ManyToManyField("core.Area", blank=True, related_name="commitments")
    feedback = models.ManyToManyField(
        "engagement.Feedback", through="CommitmentFeedback", related_name="commitments"
    )
    consultations = models.ManyToManyField(
        "engagement.Consultation",
        blank=True,
        related_name="commitments",
        help_text="All who answered there count as having asked for it.",
    )

    status = models.CharField(max_length=15, choices=Status.choices, default=Status.CONSIDERING)
    status_since = models.DateTimeField(default=timezone.now)
    # Why it stands where it stands: people read it.
    reason = models.CharField("why", max_length=400, blank=True)
    is_public = models.BooleanField("announced", default=False)
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Written for the demonstration; the public page says so.",
    )

    # Only what is announced is in the index, from the transaction on that announces it.
    search_auto_update = False
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("you_said"),
        index.SearchField("statement"),
        index.SearchField("what_changed"),
        index.SearchField("reason"),
    ]

    class Meta:
        default_permissions = ("add", "change", "delete", "view")
        permissions = (("decide_commitment", "Can announce commitments and change their state"),)
        ordering: ClassVar[list[str]] = ["-status_since", "-pk"]
        indexes: ClassVar[list] = [
            models.Index(fields=["is_public", "-status_since", "-id"], name="engagement_we_did")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        """From midnight after the day that was given."""
        past = self.due is not None and self.due < timezone.localdate()
        return past and self.status in TO_KEEP

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet["Commitment"]:
        return cls._default_manager.filter(is_public=True)


class CommitmentFeedback(MadeByStaff):
    """A feedback that led to a commitment.

    It stays when the words of the feedback are deleted, and then leads to nothing: it counts.
    """

    holds_words = False
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="led_to_by")
    feedback = models.ForeignKey("engagement.Feedback", null=True, on_delete=models.CASCADE)

    class Meta(MadeByStaff.Meta):
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["commitment", "feedback"], name="leads_there_once")
        ]

    def __str__(self) -> str:
        return f"Link {self.pk}"


class CommitmentEvent(models.Model):
    """One change of a commitment: who, when, from where to where, and why.

    `before` holds what an undo puts back. What is public stands on the page of the commitment, and
    those who led to it hear of it.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=30)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    from_status = models.CharField(max_length=15, choices=Status.choices, blank=True)
    to_status = models.CharField(max_length=15, choices=Status.choices, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    is_public = models.BooleanField(default=False)
    before = models.JSONField(default=dict, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.pk}"

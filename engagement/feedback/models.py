import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.search import index

from engagement.feedback.choices import (
    AdditionKind,
    AuthorRole,
    Channel,
    ContactBy,
    PublicKind,
    Refusal,
    RemovedDetail,
    State,
)
from engagement.kinds import ONE, FeedbackKind


class Theme(models.Model):
    """What feedback is about, in the moderators' words; readers can choose by it."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Feedback(index.Indexed, models.Model):
    """One feedback: what it is about, how far it has come, and what of it is public.

    The author's own words stand in `OriginalText`, and who the author is in `Contact`: whoever
    reads this table, such as a public page, cannot show them by mistake. `key` stands for the
    author in the consent ledger.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=FeedbackKind.choices)
    about = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Stays when the page is renamed or deleted; empty for "not sure".
    about_title = models.CharField("about", max_length=255, blank=True)
    # The action of a plan that somebody comments on; its words stay when the action is gone.
    action = models.ForeignKey(
        "programmes.PlanAction", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    action_title = models.CharField("action of the plan", max_length=250, blank=True)
    campaign = models.ForeignKey(
        "engagement.Campaign",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="feedback",
    )
    author_role = models.CharField(max_length=20, choices=AuthorRole.choices, blank=True)
    area = models.ForeignKey(
        "core.Area", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.WEBSITE)
    received_at = models.DateTimeField("received", default=timezone.now)

    state = models.CharField(max_length=15, choices=State.choices, default=State.RECEIVED)
    state_since = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField("due", null=True, blank=True)
    is_urgent = models.BooleanField("urgent", default=False)
    is_safeguarding = models.BooleanField("safeguarding", default=False)
    hints = models.JSONField(default=list, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assigned_feedback",
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="feedback")

    public_text = models.TextField(blank=True)
    public_kind = models.CharField(max_length=10, choices=PublicKind.choices, blank=True)
    author_approved_at = models.DateTimeField("approved by the author", null=True, blank=True)
    published_at = models.DateTimeField("published", null=True, blank=True)
    refusal = models.CharField(
        "why not published", max_length=20, choices=Refusal.choices, blank=True
    )
    # About a plan that only some could read when this was written: it is never published.
    is_about_draft = models.BooleanField("about a draft", default=False, editable=False)
    # Kept for longer than the rule says, while somebody must still see it.
    held_because = models.CharField("held because", max_length=250, blank=True)
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Written for the demonstration; the public page says so.",
    )

    # Only published words are in the index, and they leave it in the same transaction in which they
    # leave the public (see published/indexing.py); a task of its own would come later.
    search_auto_update = False
    search_fields = [index.SearchField("title"), index.SearchField("public_text")]

    class Meta:
        verbose_name = "feedback"
        verbose_name_plural = "feedback"
        default_permissions = ("view",)
        permissions = (
            ("moderate_feedback", "Can moderate feedback"),
            ("enter_feedback", "Can enter feedback that came by another way"),
            ("lead_feedback", "Can decide appeals, holds and safeguarding"),
            ("export_feedback", "Can export feedback"),
            ("erase_feedback", "Can find, export and erase all that is held on a person"),
        )
        ordering: ClassVar[list[str]] = ["-received_at", "-pk"]
        indexes: ClassVar[list] = [
            models.Index(fields=["state", "-is_urgent", "due_at", "id"], name="engagement_queue"),
            models.Index(fields=["state", "-published_at", "-id"], name="engagement_published"),
            models.Index(fields=["-received_at", "-id"], name="engagement_received"),
            # The queue as moderators see it: what is open, the urgent first.
            models.Index(
                fields=["-is_urgent", "due_at", "id"],
                name="engagement_open",
                condition=models.Q(state__in=["received", "triaged", "in_review", "waiting"]),
            ),
        ]

    def __str__(self) -> str:
        # Kept in logs for ever, so without any of its words.
        return f"Feedback {self.pk}"

    @property
    def title(self) -> str:
        """What it is called in public: its kind and what it is about, and none of its words."""
        kind = ONE[FeedbackKind(self.kind)]
        return f"{kind}: {self.about_title}" if self.about_title else kind

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet["Feedback"]:
        return cls._default_manager.filter(state=State.PUBLISHED)


class OriginalText(models.Model):
    """The words as they were sent. Never changed, never public; deleted when their time is over."""

    # Each table with a feedback says whether its rows go when the words go: see engagement/privacy.
    holds_words = True

    feedback = models.OneToOneField(Feedback, on_delete=models.CASCADE, related_name="original")
    text = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Original text {self.pk}"


class Contact(models.Model):
    """Who the author is, only where they want to hear from us. It can go before the words go."""

    holds_words = True

    feedback = models.OneToOneField(Feedback, on_delete=models.CASCADE, related_name="contact")
    by = models.CharField(max_length=10, choices=ContactBy.choices)
    name = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=320, blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True, db_index=True)
    address = models.TextField(blank=True)
    needs = models.JSONField(default=list, blank=True)
    needs_detail = models.CharField(max_length=250, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Contact {self.pk}"


class Addition(models.Model):
    """What the author added later, in their own words. Never public by itself."""

    holds_words = True

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="additions")
    # A second send of the same form adds nothing.
    form_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(
        max_length=10, choices=AdditionKind.choices, default=AdditionKind.ADDITION
    )
    text = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Addition {self.pk}"


class MadeByStaff(models.Model):
    """What staff add to a feedback, and who did it when."""

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["made_at", "pk"]


class Redaction(MadeByStaff):
    """A piece of the original text that the public does not see. `start` and `end` count signs."""

    holds_words = True

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="redactions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    detail = models.CharField(max_length=10, choices=RemovedDetail.choices)

    class Meta(MadeByStaff.Meta):
        ordering: ClassVar[list[str]] = ["start", "pk"]

    def __str__(self) -> str:
        return f"Redaction {self.pk}"


class Reply(MadeByStaff):
    """What we answer the author. A public one stands below the published text."""

    holds_words = True

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField()
    is_public = models.BooleanField("public", default=False)
    signed = models.CharField("role of who answers", max_length=120)

    def __str__(self) -> str:
        return f"Reply {self.pk}"


class Note(MadeByStaff):
    """What those who moderate tell each other. Never public; it goes when the words go."""

    holds_words = True

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()

    def __str__(self) -> str:
        return f"Note {self.pk}"


class Actor(models.TextChoices):
    """Who did something."""

    STAFF = "staff", "Staff"
    AUTHOR = "author", "The author"
    CLOCK = "clock", "The clock"


class FeedbackEvent(models.Model):
    """One thing that happened to a feedback: who, what, when, why; never a word of the text.

    `before` holds what an undo puts back.
    """

    holds_words = False

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=30)
    actor = models.CharField(max_length=10, choices=Actor.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    from_state = models.CharField(max_length=15, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=15, choices=State.choices, blank=True)
    reason = models.CharField(max_length=250, blank=True)
    before = models.JSONField(default=dict, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.pk}"

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from engagement.feedback.choices import ContactBy
from engagement.feedback.models import Feedback, FeedbackEvent, Reply


class Notice(models.Model):
    """Words to everybody who contributed to one thing, such as the outcome of a consultation.

    `feedback` holds the numbers of what they sent, in their order. Each batch that is queued moves
    `told_up_to` on in the same transaction: whoever finds a notice half done goes on from there.
    """

    key = models.CharField(max_length=100, unique=True)
    subject = models.CharField(max_length=250)
    happened = models.TextField()
    next = models.TextField()
    feedback = models.JSONField(default=list)
    told_up_to = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.key


class Telling(models.Model):
    """Something that a person must tell an author: by phone, text message, letter or in a form
    that they can use. It waits until a member of staff says that it is done."""

    holds_words = False
    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="tellings")
    event = models.OneToOneField(FeedbackEvent, on_delete=models.CASCADE, related_name="telling")
    # What is to be told where it is an answer; else it is how far the feedback has come.
    reply = models.OneToOneField(
        Reply, null=True, blank=True, on_delete=models.CASCADE, related_name="telling"
    )
    # What is to be told where it goes to everybody who contributed; its key is told apart by whom.
    notice = models.ForeignKey(
        Notice, null=True, blank=True, on_delete=models.CASCADE, related_name="tellings"
    )
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    by = models.CharField(max_length=10, choices=ContactBy.choices)
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["made_at", "pk"]
        indexes: ClassVar[list] = [models.Index(fields=["done_at"], name="engagement_to_tell")]

    def __str__(self) -> str:
        return f"Telling {self.pk}"

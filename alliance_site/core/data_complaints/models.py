from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

TEXT_LENGTH = 5000
# What the law gives us to acknowledge a complaint; we answer it in that time.
TIME_TO_ANSWER = timedelta(days=30)


class AnswerBy(models.TextChoices):
    """How somebody wants to hear from us."""

    EMAIL = "email", "By email"
    PHONE = "phone", "By phone"
    POST = "post", "By letter"
    NONE = "none", "I do not want an answer"


class Status(models.TextChoices):
    """Where a complaint stands. Only `services.py` changes it."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Outcome(models.TextChoices):
    """What we decided about a complaint."""

    RIGHT = "right", "We were wrong, and put it right"
    PARTLY = "partly", "We were wrong in part"
    NOT_RIGHT = "not_right", "We kept the law"
    NOT_OURS = "not_ours", "It is for somebody else to answer"
    WITHDRAWN = "withdrawn", "It was taken back"


def in_thirty_days() -> datetime:
    return timezone.now() + TIME_TO_ANSWER


class DataComplaint(models.Model):
    """One complaint: who it is from, as far as they want an answer, and how far it has come."""

    form_hash = models.CharField(max_length=64, unique=True)
    text = models.TextField("what is wrong")
    answer_by = models.CharField("how to answer", max_length=10, choices=AnswerBy.choices)
    name = models.CharField(max_length=120, blank=True)
    email = models.CharField("email address", max_length=320, blank=True, db_index=True)
    phone = models.CharField("phone number", max_length=40, blank=True)
    address = models.TextField(blank=True)
    received_at = models.DateTimeField("received", default=timezone.now)
    due_at = models.DateTimeField("answer by", default=in_thirty_days, db_index=True)

    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField("our answer", blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField("closed", null=True)

    class Meta:
        verbose_name = "data protection complaint"
        default_permissions = ("view",)
        permissions = (("close_datacomplaint", "Can answer and close data protection complaints"),)
        ordering: ClassVar[list[str]] = ["-status", "due_at", "pk"]

    def __str__(self) -> str:
        # Kept in logs for ever, so without its words.
        return f"Complaint {self.reference}"

    @property
    def reference(self) -> str:
        return f"DP{self.pk:05}"

    @property
    def days_left(self) -> int:
        """Of the clock; below 0 once it has run out."""
        return (timezone.localdate(self.due_at) - timezone.localdate()).days

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from alliance_site.core.outbox.models import Letter


class Status(models.TextChoices):
    """How far a mailing has come. Only `transitions.py` moves it."""

    ASKED = "asked", "Waits for a second person"
    RETURNED = "returned", "Sent back"
    RELEASED = "released", "Released, not started"
    QUEUING = "queuing", "Being addressed"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    STOPPED = "stopped", "Stopped"


# An issue has one of these at most.
OPEN = (Status.ASKED, Status.RELEASED, Status.QUEUING, Status.SENDING)


def _person(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=name,
    )


class Mailing(models.Model):
    """One attempt to send an issue by mail: asked for, released by somebody else, and sent.

    What was stopped or sent back stays as it is; asking again makes another.
    """

    issue = models.ForeignKey(
        "news.NewsletterIssuePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mailings",
    )
    # Stays when the page is deleted. It is part of the key of each person's mail.
    issue_key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    subject = models.CharField(max_length=255)
    topics = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ASKED)
    # The words of the release; nothing that is changed after it reaches the mail.
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="mailings"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recipients_expected = models.PositiveIntegerField("recipients", null=True, blank=True)

    asked_by = _person("asked for by")
    asked_at = models.DateTimeField("asked for")
    note = models.TextField(blank=True)
    send_at = models.DateTimeField("not before", null=True, blank=True)
    returned_by = _person("sent back by")
    returned_why = models.TextField(blank=True)
    released_by = _person("released by")
    released_at = models.DateTimeField("released", null=True, blank=True)
    starts_at = models.DateTimeField("starts", null=True, blank=True)
    started_at = models.DateTimeField("started", null=True, blank=True)
    finished_at = models.DateTimeField("finished", null=True, blank=True)
    stopped_by = _person("stopped by")
    stopped_at = models.DateTimeField("stopped", null=True, blank=True)
    stopped_why = models.TextField(blank=True)

    class Meta:
        verbose_name = "mailing"
        default_permissions = ("view",)
        permissions = (
            ("ask_mailing", "Can ask for the release of a newsletter"),
            ("release_mailing", "Can release a newsletter that somebody else asked for"),
        )
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["issue_key"], condition=Q(status__in=OPEN), name="one_open_mailing_an_issue"
            )
        ]
        indexes: ClassVar[list] = [
            models.Index(fields=["status", "starts_at"], name="news_mailing_due")
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def can_be_stopped(self) -> bool:
        return self.is_open and self.status != Status.ASKED

    @property
    def mail_prefix(self) -> str:
        """The issue's and not this mailing's: who had the issue does not get it again."""
        return f"newsletter:{self.issue_key}"
